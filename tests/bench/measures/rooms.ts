import { cpuSeconds, memoryMiB } from "../process-usage";
import type { Measure } from "./measure";

const ROOMS = 200;
const PER_ROOM = 10;
const SECONDS = 10;

/** 200 rooms of ten, in each of which two type: what that costs. */
export const rooms: Measure = {
  name: "rooms",
  of: "all",
  rooms: ROOMS,
  figures: { cpu: "CPU seconds in 10 s", memory: "KiB a client", p99: "ms" },
  async run(server, crowd) {
    const before = memoryMiB(server.pid()).resident;
    await crowd.join({
      rooms: server.places,
      perRoom: PER_ROOM,
      writers: 2,
      screens: false,
    });
    await crowd.type({ perSecond: 1, seconds: 2 });
    const cpu = cpuSeconds(server.pid());
    const { p99 } = await crowd.type({ perSecond: 1, seconds: SECONDS });
    return {
      cpu: cpuSeconds(server.pid()) - cpu,
      memory: ((memoryMiB(server.pid()).peak - before) * 1_024) / (ROOMS * PER_ROOM),
      p99,
    };
  },
};
