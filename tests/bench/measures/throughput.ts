import { setTimeout as delay } from "node:timers/promises";
import type { RemoteCrowd } from "../crowd/start-crowd";
import type { Running } from "../subjects/subject";
import type { Measure } from "./measure";

/** Twenty clients, all of whom write: the server must keep up with all of them. */
const CLIENTS = 20;
/** The rates tried, updates a second: `STEP` times the last one until one is too much. */
const FIRST = 2_000;
const STEP = 1.5;
const MOST = 30_000;
const SECONDS = 2;
/** How often the distance between the last rate that was kept and the first that was not is halved. */
const HALVINGS = 2;
/** For how long the best of them is to be kept, and how much less is tried where it is not. */
const LASTING_SECONDS = 10;
const LESS = 0.85;
/** After this no further rate is tried, ms: a machine on which none is kept by then has other work. */
const PATIENCE = 150_000;
/** What a server has to come to rest after what was too much for it, ms. */
const REST = 1_000;
/** What still counts as keeping up. */
const LATEST_MS = 100;
const LEAST_MADE = 0.97;
/** More rooms than rates are tried. */
const ROOMS = 60;

/** What came of one rate. */
type Tried = {
  readonly kept: boolean;
  readonly perSecond: number;
  readonly crowd: number;
  readonly server: number;
};

/** Updates a second into one room that arrive everywhere with a p99 under 100 ms, for ten seconds. */
export const throughput: Measure = {
  name: "throughput",
  of: "all and the relay",
  rooms: ROOMS,
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
    const end = performance.now() + PATIENCE;
    const tryRate = trials(server, crowd);
    let most = await firstTooMuch(tryRate);
    let rate = Math.min(most / STEP, MOST);
    for (let halved = 0; halved < HALVINGS; halved += 1) {
      const between = Math.sqrt(rate * most);
      if ((await tryRate(between, SECONDS)).kept) rate = between;
      else most = between;
    }
    let tooMuch = await tryRate(most, SECONDS);
    for (; performance.now() < end; rate *= LESS) {
      const tried = await tryRate(rate, LASTING_SECONDS);
      // What was full where it was too much is what limited.
      const loads = {
        server: Math.max(tried.server, tooMuch.server),
        crowd: Math.max(tried.crowd, tooMuch.crowd),
      };
      if (tried.kept) return { sustained: tried.perSecond, ...loads };
      tooMuch = tried;
    }
    throw new Error(
      `no rate was kept for ${LASTING_SECONDS} s, down to ${rate.toFixed(0)} a second`,
    );
  },
};

type Trial = (rate: number, seconds: number) => Promise<Tried>;

/** A rate that was not kept is tried twice: a moment's hitch of the machine is not the limit. */
async function firstTooMuch(tryRate: Trial): Promise<number> {
  for (let rate = FIRST; rate <= MOST; rate *= STEP) {
    const isKept = (await tryRate(rate, SECONDS)).kept || (await tryRate(rate, SECONDS)).kept;
    if (!isKept) return rate;
  }
  return MOST;
}

/** Each in a room that nothing was written into before, by people who have just come. */
function trials(server: Running, crowd: RemoteCrowd): Trial {
  const places = server.places.values();
  return async (rate, seconds) => {
    const { value: place } = places.next();
    if (!place) throw new Error("too many rates were tried");
    await crowd.join({ rooms: [place], perRoom: CLIENTS, writers: CLIENTS, screens: false });
    await crowd.type({ perSecond: 20, seconds: 0.5 });
    const pace = { perSecond: rate / CLIENTS, seconds, server: server.pid() };
    const { perSecond, p99, unheard, crowdLoad, serverLoad } = await crowd.type(pace);
    const kept = perSecond >= rate * LEAST_MADE && p99 < LATEST_MS && unheard === 0;
    await crowd.leave();
    if (!kept) await delay(REST);
    return { kept, perSecond, crowd: crowdLoad, server: serverLoad };
  };
}
