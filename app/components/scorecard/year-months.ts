import type { Month } from "~/domain/scorecard/month";
import { LEVELS } from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";

/** A year in which one month has another actual: as it is now, or as somebody is typing it. */
export function withActual(
  months: readonly MonthFigures[],
  month: Month,
  actual: number | null,
): readonly MonthFigures[] {
  return months.map((each) => (each.month === month ? { ...each, actual } : each));
}

/** The months up to the one under review that were to be reached and have no actual. */
export function monthsWithoutActual(months: readonly MonthFigures[], review: Month): Month[] {
  return months
    .filter(({ month, actual }) => month <= review && actual === null)
    .filter(({ levels }) => LEVELS.some((level) => levels[level] !== null))
    .map(({ month }) => month);
}
