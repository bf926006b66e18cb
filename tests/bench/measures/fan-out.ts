import { WARM_UP_SECONDS, type Measure } from "./measure";

/**
 * One keystroke until the last of 50 clients of a room has applied it; five of them type. The clients
 * share one process, which applies each keystroke 49 times: the relay tells how long that takes.
 */
export const fanOut: Measure = {
  name: "fan-out",
  of: "all and the relay",
  rooms: 1,
  figures: {
    p50: { title: "fan-out to 50, p50 ms", better: "smaller" },
    p99: { title: "fan-out to 50, p99 ms", better: "smaller" },
    crowd: { title: "the same, cores that the clients took" },
  },
  async run(server, crowd) {
    await crowd.join({ rooms: server.places, perRoom: 50, writers: 5, screens: true });
    await crowd.type({ perSecond: 5, seconds: WARM_UP_SECONDS });
    const { p50, p99, unheard, crowdLoad } = await crowd.type({ perSecond: 5, seconds: 24 });
    if (unheard > 0) throw new Error(`${unheard} keystrokes did not arrive`);
    return { p50, p99, crowd: crowdLoad };
  },
};
