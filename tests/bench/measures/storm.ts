import { memoryMiB } from "../process-usage";
import { percentile } from "../statistics";
import type { Measure } from "./measure";

const ROOMS = 50;
const PER_ROOM = 20;

/** The server restarts, and a thousand clients come back within a second. */
export const storm: Measure = {
  name: "storm",
  of: "all",
  rooms: ROOMS,
  figures: {
    p50: { title: "1,000 clients back after a restart, p50 ms", better: "smaller" },
    p99: { title: "the same, p99 ms", better: "smaller" },
    memory: { title: "the same, peak memory MiB", better: "smaller" },
  },
  async run(server, crowd) {
    const rooms = server.places;
    await crowd.join({ rooms, perRoom: PER_ROOM, writers: 2, screens: false });
    await crowd.type({ perSecond: 2, seconds: 3 });
    await server.end("SIGTERM");
    await server.again();
    const took = await crowd.comeBack(1_000);
    const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)];
    return { p50, p99, memory: memoryMiB(server.pid()).peak };
  },
};
