import type { Clock } from "~/services/ports";

/** 5 March 2021, 09:00 in Shanghai: where the demo's clock stands when it is first started. */
export const DEMO_START = Date.UTC(2021, 2, 5, 1, 0, 0);

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * A clock that stood at `start` when it was made, and ticks from there.
 *
 * @param start ms since 1970.
 */
export function clockFrom(start: number): Clock {
  const origin = process.hrtime.bigint();
  return { now: () => start + Number((process.hrtime.bigint() - origin) / 1_000_000n) };
}
