import { yearOf, type Month } from "~/domain/scorecard/month";

/** A scorecard reaches this many years back and ahead; lights are kept for every year it touches. */
const YEARS = 10;

/**
 * Whether a month or a year lies within reach of the product's clock. A slip of the finger in a year
 * (20211) would otherwise have lights judged for thousands of months.
 *
 * @param period "2021-02" or "2021".
 * @param now product clock, ms.
 */
export function isNear(period: Month | string, now: number): boolean {
  return Math.abs(yearOf(period) - new Date(now).getUTCFullYear()) <= YEARS;
}
