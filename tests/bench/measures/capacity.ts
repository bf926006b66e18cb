import { memoryMiB } from "../process-usage";
import { CROWD_FULL, type Measure } from "./measure";

/** Rooms as they are during a meeting, and how many are added at a time. */
const PER_ROOM = 10;
const WRITERS = 2;
const PER_SECOND = 2;
const STEP = 50;
const MOST = 1_000;
const SECONDS = 4;
/** No more rooms are added after this, ms. */
const PATIENCE = 90_000;
/** What counts as too much: a p99 of more ms, or more of a core. */
const LATEST_MS = 100;
const FULL = 0.95;

/** Ever more rooms, in each of which two type two characters a second, until one process is full. */
export const capacity: Measure = {
  name: "capacity",
  of: "ours",
  rooms: MOST,
  figures: {
    rooms: { title: "rooms × 10 that one process carries, p99 < 100 ms", boundBy: "crowd" },
    p99: { title: "the same, p99 ms" },
    memory: { title: "the same, memory MiB" },
    brokenRooms: { title: "rooms × 10 that are too many" },
    brokenP99: { title: "the same, p99 ms" },
    server: { title: "the same, cores that the server took" },
    crowd: { title: "the same, cores that the clients took" },
  },
  async run(server, crowd) {
    const began = performance.now();
    let kept = { rooms: 0, p99: 0, memory: 0 };
    for (let rooms = STEP; ; rooms += STEP) {
      await crowd.join({
        rooms: server.places.slice(rooms - STEP, rooms),
        perRoom: PER_ROOM,
        writers: WRITERS,
        screens: false,
      });
      await crowd.type({ perSecond: PER_SECOND, seconds: 1 });
      const pace = { perSecond: PER_SECOND, seconds: SECONDS, server: server.pid() };
      const { p99, crowdLoad, serverLoad, unheard } = await crowd.type(pace);
      const isFull = serverLoad >= FULL || p99 > LATEST_MS || unheard > 0 || crowdLoad > CROWD_FULL;
      if (isFull || rooms === MOST || performance.now() - began > PATIENCE) {
        const broken = { brokenRooms: rooms, brokenP99: p99, server: serverLoad, crowd: crowdLoad };
        return { ...kept, ...broken };
      }
      kept = { rooms, p99, memory: memoryMiB(server.pid()).resident };
    }
  },
};
