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
  figures: { p50: "ms until synced", p99: "ms until synced", memory: "MiB, peak" },
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
