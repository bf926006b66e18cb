import type { Reached } from "../crowd/disk-watch";
import { median, percentile } from "../statistics";
import type { Measure } from "./measure";

const TIMES = 120;

/** An edit until another process can read it from the data directory, idle and while four type. */
export const onDisk: Measure = {
  name: "on disk",
  of: "ours",
  rooms: 1,
  figures: {
    idleP50: { title: "edit until another process reads it, p50 ms idle" },
    idleMax: { title: "the same, largest" },
    typingP50: { title: "edit until another process reads it, p50 ms while four type" },
    typingMax: { title: "the same, largest" },
    blur: { title: "how far the four figures above may be too large, p99 ms" },
  },
  async run(server, crowd) {
    const [place] = server.places;
    if (!place) throw new Error("a room is needed");
    await crowd.join({ rooms: [place], perRoom: 9, writers: 4, screens: false });
    const idle = await crowd.untilOnDisk(server.dataDir, place, TIMES);
    const others = crowd.type({ perSecond: 5, seconds: 6 });
    const typing = await crowd.untilOnDisk(server.dataDir, place, TIMES);
    const { unheard } = await others;
    if (unheard > 0) throw new Error(`${unheard} keystrokes did not arrive`);
    const took = (all: readonly Reached[]) => all.map((each) => each.took);
    const blurs = [...idle, ...typing].map(({ blur }) => blur);
    return {
      idleP50: median(took(idle)),
      idleMax: percentile(took(idle), 1),
      typingP50: median(took(typing)),
      typingMax: percentile(took(typing), 1),
      blur: percentile(blurs, 0.99),
    };
  },
};
