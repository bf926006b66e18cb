import { cpuSeconds, memoryMiB } from "../process-usage";
import { WARM_UP_SECONDS, type Measure } from "./measure";

const ROOMS = 200;
const PER_ROOM = 10;
const SECONDS = 10;
/** 200 rooms of ten, in each of which two type: what that costs. */
export const rooms: Measure = {
  name: "rooms",
  of: "all and the relay",
  rooms: ROOMS,
  figures: {
    cpu: { title: "200 rooms × 10, CPU seconds in 10 s", better: "smaller" },
    memory: { title: "the same, KiB of memory a client", better: "smaller" },
    p99: { title: "the same, p99 ms", better: "smaller" },
    crowd: { title: "the same, cores that the clients took" },
  },
  async run(server, crowd) {
    const before = memoryMiB(server.pid()).resident;
    await crowd.join({
      rooms: server.places,
      perRoom: PER_ROOM,
      writers: 2,
      screens: false,
    });
    await crowd.type({ perSecond: 1, seconds: WARM_UP_SECONDS });
    const cpu = cpuSeconds(server.pid());
    const { p99, unheard, crowdLoad } = await crowd.type({ perSecond: 1, seconds: SECONDS });
    const took = cpuSeconds(server.pid()) - cpu;
    if (unheard > 0) throw new Error(`${unheard} keystrokes did not arrive`);
    return {
      cpu: took,
      memory: ((memoryMiB(server.pid()).peak - before) * 1_024) / (ROOMS * PER_ROOM),
      p99,
      crowd: crowdLoad,
    };
  },
};
