/** When a delivery that failed is tried again. Rules RT1–RT2. */

/** [RT1] How often one digest is tried at most. */
export const MOST_TRIES = 6;

const FIRST_WAIT_MS = 2 * 60 * 1000;

/**
 * [RT2] How long to wait after a try, ms: two minutes doubling with every try, and a random part of
 * it, half at least, so that channels that failed together do not come back together. Null after the
 * last try.
 *
 * @param tries how often it has been tried, from 1. @param random from 0 up to 1.
 */
export function waitAfter(tries: number, random: number): number | null {
  if (tries >= MOST_TRIES) return null;
  return Math.round(FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + 0.5 * random));
}
