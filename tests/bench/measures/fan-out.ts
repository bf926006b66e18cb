import type { Measure } from "./measure";

/** One keystroke until the last of 50 clients of a room has applied it; five of them type. */
export const fanOut: Measure = {
  name: "fan-out",
  of: "all",
  rooms: 1,
  figures: { p50: "ms", p99: "ms" },
  async run(server, crowd) {
    await crowd.join({ rooms: server.places, perRoom: 50, writers: 5, screens: true });
    await crowd.type({ perSecond: 5, seconds: 2 });
    const { p50, p99, unheard } = await crowd.type({ perSecond: 5, seconds: 8 });
    if (unheard > 0) throw new Error(`${unheard} keystrokes did not arrive`);
    return { p50, p99 };
  },
};
