import type { RemoteCrowd } from "../crowd/start-crowd";
import { memoryMiB } from "../process-usage";
import type { Running } from "../subjects/subject";
import { CROWD_FULL, type Measure } from "./measure";

/** Rooms as they are during a meeting, and how many are added at a time. */
const PER_ROOM = 10;
const WRITERS = 2;
const PER_SECOND = 2;
const STEP = 100;
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
    server: { title: "cores that the server took with the most rooms tried" },
    crowd: { title: "the same of the clients" },
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
      const first = await tryRooms(server, crowd);
      // A moment's hitch of the machine is not the server's limit.
      const tried = first.isTooMuch ? await tryRooms(server, crowd) : first;
      const { p99, isTooMuch, ...loads } = tried;
      if (isTooMuch) return { ...kept, brokenRooms: rooms, brokenP99: p99, ...loads };
      kept = { rooms, p99, memory: memoryMiB(server.pid()).resident };
      const isOver = rooms === MOST || performance.now() - began > PATIENCE;
      if (isOver) return { ...kept, brokenRooms: Number.NaN, brokenP99: Number.NaN, ...loads };
    }
  },
};

async function tryRooms(server: Running, crowd: RemoteCrowd) {
  const pace = { perSecond: PER_SECOND, seconds: SECONDS, server: server.pid() };
  const { p99, crowdLoad, serverLoad, unheard } = await crowd.type(pace);
  const isFull = serverLoad >= FULL || crowdLoad > CROWD_FULL;
  const isTooMuch = isFull || p99 > LATEST_MS || unheard > 0;
  return { isTooMuch, p99, server: serverLoad, crowd: crowdLoad };
}
