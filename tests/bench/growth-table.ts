/** How cost grows, as tables and as slopes. */
import { at, GROWN, type Growth } from "./measures/growth";
import type { Reading } from "./measures/measure";
import { median } from "./statistics";
import { LIANGDENG } from "./subjects/liangdeng";
import { cell, markdown, valuesOf } from "./table";
import { atMost, line } from "./verdict";

/**
 * The steepest a cost may grow: its share for each share more of what it grows with, 1 being linear,
 * and what of that the noise of a small machine may be.
 */
const STEEPEST = 1.15;

/** @returns Markdown, one table for each series with a blank line before it */
export function growthTables(series: readonly Growth[], readings: readonly Reading[]): string[] {
  return series.flatMap(({ name, over, sizes }) => {
    const rows = Object.entries(GROWN).map(([figure, title]) => [
      title,
      ...sizes.map((size) => cell(valuesOf(readings, name, LIANGDENG, at(figure, size)))),
    ]);
    return ["", markdown([[over, ...sizes.map(String)], ...rows])];
  });
}

/**
 * @returns a line for each cost: whether between any two neighbouring sizes it grows faster than they
 *   do, by the logarithm of its growth over that of theirs
 */
export function slopes(series: readonly Growth[], readings: readonly Reading[]): string[] {
  return series.flatMap(({ name, over, sizes }) =>
    Object.keys(GROWN).map((figure) => {
      const costs = sizes.map((size) =>
        median(valuesOf(readings, name, LIANGDENG, at(figure, size))),
      );
      const steps = sizes.slice(1).map((size, index) => {
        const [before = Number.NaN, now = Number.NaN] = costs.slice(index, index + 2);
        return Math.log(now / before) / Math.log(size / (sizes[index] ?? Number.NaN));
      });
      const what = `no worse than linear, ${figure} over ${over}`;
      return line(atMost(what, Math.max(...steps), STEEPEST, "at the steepest"));
    }),
  );
}
