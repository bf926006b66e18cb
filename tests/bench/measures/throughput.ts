import type { RemoteCrowd } from "../crowd/start-crowd";
import type { Running } from "../subjects/subject";
import type { Measure } from "./measure";

/** Twenty clients, all of whom write: the server must keep up with all of them. */
const CLIENTS = 20;
/** The rates tried, updates a second: `STEP` times the last one until one is too much. */
const FIRST = 2_000;
const STEP = 1.5;
const MOST = 30_000;
/** How often the distance between the last rate that was kept and the first that was not is halved. */
const HALVINGS = 3;
const SECONDS = 2;
/** For how long the best of them is to be kept, and how much less is tried where it is not. */
const LASTING_SECONDS = 10;
const LESS = 0.92;
/** What still counts as keeping up. */
const LATEST_MS = 100;
const LEAST_MADE = 0.97;

/** What came of one rate. */
type Tried = {
  readonly kept: boolean;
  readonly perSecond: number;
  readonly crowd: number;
  readonly server: number;
};

/**
 * Updates a second into one room that arrive everywhere with a p99 under 100 ms, for ten seconds. A
 * rate that was not kept is tried once more, since a moment's hitch of the machine is not the server's
 * limit.
 */
export const throughput: Measure = {
  name: "throughput",
  of: "all and the relay",
  rooms: 1,
  figures: {
    sustained: {
      title: "updates a second into a room of 20, p99 < 100 ms",
      better: "larger",
      boundBy: "crowd",
    },
    server: { title: "the same, cores that the server took at its limit" },
    crowd: { title: "the same, cores that the clients took" },
  },
  async run(server, crowd) {
    await crowd.join({ rooms: server.places, perRoom: CLIENTS, writers: CLIENTS, screens: false });
    await crowd.type({ perSecond: 10, seconds: 2 });
    let tooMuch: Tried | null = null;
    let [low, high] = [0, MOST];
    for (let rate = FIRST, halved = 0; halved <= HALVINGS && rate <= MOST;) {
      const tried = await keepUp(server, crowd, rate, SECONDS);
      if (tried.kept) low = rate;
      else [tooMuch, high] = [tried, rate];
      if (tooMuch) halved += 1;
      rate = tooMuch ? Math.sqrt(Math.max(low, FIRST / STEP) * high) : rate * STEP;
    }
    for (let rate = low; rate >= FIRST / STEP; rate *= LESS) {
      const tried = await keepUp(server, crowd, rate, LASTING_SECONDS);
      // What was full where it was too much is what limited.
      if (tried.kept) return { sustained: tried.perSecond, ...fullest(tried, tooMuch) };
      tooMuch = tried;
    }
    return { sustained: 0, ...fullest(tooMuch, null) };
  },
};

function fullest(...tried: readonly (Tried | null)[]): { server: number; crowd: number } {
  const most = (load: "server" | "crowd") => Math.max(...tried.map((each) => each?.[load] ?? 0));
  return { server: most("server"), crowd: most("crowd") };
}

async function keepUp(
  server: Running,
  crowd: RemoteCrowd,
  rate: number,
  seconds: number,
): Promise<Tried> {
  const first = await tryRate(server, crowd, rate, seconds);
  return first.kept ? first : tryRate(server, crowd, rate, seconds);
}

async function tryRate(
  server: Running,
  crowd: RemoteCrowd,
  rate: number,
  seconds: number,
): Promise<Tried> {
  const pace = { perSecond: rate / CLIENTS, seconds, server: server.pid() };
  const { perSecond, p99, unheard, crowdLoad, serverLoad } = await crowd.type(pace);
  const kept = perSecond >= rate * LEAST_MADE && p99 < LATEST_MS && unheard === 0;
  return { kept, perSecond, crowd: crowdLoad, server: serverLoad };
}
