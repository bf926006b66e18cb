import { cpuSeconds } from "../process-usage";
import type { Measure } from "./measure";

/** Twenty clients, all of whom write: the server must keep up with all of them. */
const CLIENTS = 20;
/** The rates tried, updates a second, one after the other until one is too much. */
const FIRST = 1_000;
const STEP = 1.3;
const MOST = 12_000;
/** What still counts as keeping up. */
const LATEST_MS = 100;
const LEAST_MADE = 0.97;

/** Updates a second into one room that arrive everywhere with a p99 under 100 ms. */
export const throughput: Measure = {
  name: "throughput",
  of: "all",
  rooms: 1,
  figures: { sustained: "updates/s", crowd: "CPU of the crowd", server: "CPU of the server" },
  async run(server, crowd) {
    const rooms = server.places;
    await crowd.join({ rooms, perRoom: CLIENTS, writers: CLIENTS, screens: false });
    await crowd.type({ perSecond: 10, seconds: 2 });
    let best = { sustained: 0, crowd: 0, server: 0 };
    for (let rate = FIRST; rate <= MOST; rate *= STEP) {
      const cpu = cpuSeconds(server.pid());
      const typed = await crowd.type({ perSecond: rate / CLIENTS, seconds: 3 });
      const kept = typed.perSecond >= rate * LEAST_MADE && typed.p99 < LATEST_MS;
      if (!kept || typed.unheard > 0) break;
      const serverLoad = (cpuSeconds(server.pid()) - cpu) / 3;
      best = { sustained: typed.perSecond, crowd: typed.crowdLoad, server: serverLoad };
    }
    return best;
  },
};
