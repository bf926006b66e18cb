import { median, percentile } from "../statistics";
import type { Measure } from "./measure";

const TIMES = 120;

/** An edit until another process can read it from the data directory, idle and while four type. */
export const onDisk: Measure = {
  name: "on disk",
  of: "ours",
  rooms: 1,
  figures: {
    idleP50: "ms, idle",
    idleMax: "ms, idle",
    typingP50: "ms, while others type",
    typingMax: "ms, while others type",
  },
  async run(server, crowd) {
    const [place] = server.places;
    if (!place) throw new Error("a room is needed");
    await crowd.join({ rooms: [place], perRoom: 10, writers: 5, screens: false });
    const idle = await crowd.untilOnDisk(server.dataDir, place.room, TIMES);
    const others = crowd.type({ perSecond: 5, seconds: 6 });
    const typing = await crowd.untilOnDisk(server.dataDir, place.room, TIMES);
    await others;
    return {
      idleP50: median(idle),
      idleMax: percentile(idle, 1),
      typingP50: median(typing),
      typingMax: percentile(typing, 1),
    };
  },
};
