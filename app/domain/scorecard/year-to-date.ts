/** A measure's year so far: value, levels over the same months, light and reason. Rules YT1–YT6. */
import { average, roundHalfAway, sum } from "./decimal";
import type { Light } from "./light";
import { judgeMeasure, type MeasureExplanation } from "./measure-light";
import { yearOf, type Month } from "./month";
import {
  LEVELS,
  NO_LEVELS,
  type Direction,
  type Level,
  type Levels,
  type YearToDateRule,
} from "./types";

/** One month of a measure. */
export interface MonthFigures {
  readonly month: Month;
  readonly actual: number | null;
  readonly levels: Levels;
}

/** What a measure's year to date is computed from. */
export interface YearFacts {
  /** The month under review: later months and other years do not count. */
  readonly month: Month;
  readonly rule: YearToDateRule;
  readonly direction: Direction;
  readonly decimals: number;
  /** In any order; at most one entry a month. */
  readonly months: readonly MonthFigures[];
}

/** A measure's year so far. */
export interface YearToDate {
  /** Rounded as it is shown; `null` when no month has an actual. */
  readonly value: number | null;
  /** The levels that the value was judged against, rounded as they are shown. */
  readonly levels: Levels;
  readonly light: Light;
  readonly explanation: MeasureExplanation;
  /** The months that count, earliest first: those with an actual; for "last" only the last of them. */
  readonly months: readonly Month[];
  /** Levels that only some of these months have, and that therefore cannot be aggregated [YT4]. */
  readonly leftOut: readonly Level[];
}

/** [YT1] Aggregates numbers of consecutive months, earliest first, at least one. */
export function aggregate(
  numbers: readonly number[],
  rule: YearToDateRule,
  decimals: number,
): number {
  switch (rule) {
    case "sum":
      return roundHalfAway(sum(numbers), decimals);
    case "average":
      return average(numbers, decimals);
    case "last":
      return roundHalfAway(numbers.at(-1) ?? NaN, decimals);
  }
}

/** [YT1]–[YT6] The year to date of one measure at one month. */
export function yearToDate(facts: YearFacts): YearToDate {
  const { rule, direction, decimals } = facts;
  const counting = countingMonths(facts);
  const actuals = counting.map((figures) => figures.actual);
  const value = actuals.length === 0 ? null : aggregate(actuals, rule, decimals);
  const levels = aggregateLevels(counting, rule, decimals);
  return {
    value,
    levels,
    ...judge(value, levels, direction, decimals),
    months: counting.map((figures) => figures.month),
    leftOut: LEVELS.filter(
      (level) =>
        levels[level] === null && counting.some((figures) => figures.levels[level] !== null),
    ),
  };
}

function judge(value: number | null, levels: Levels, direction: Direction, decimals: number) {
  if (value !== null) return judgeMeasure({ actual: value, levels, direction, decimals });
  // Without a month there are no levels either; what is missing then is the actual.
  return { light: "grey", explanation: { kind: "no-actual" } } as const;
}

interface CountingMonth extends MonthFigures {
  readonly actual: number;
}

/** [YT2] The months of the reviewed year up to the reviewed month that have an actual. */
function countingMonths({ month, months, rule }: YearFacts): CountingMonth[] {
  const reported = months
    .filter((figures): figures is CountingMonth => figures.actual !== null)
    .filter((figures) => yearOf(figures.month) === yearOf(month) && figures.month <= month)
    .toSorted((left, right) => (left.month < right.month ? -1 : 1));
  return rule === "last" ? reported.slice(-1) : reported;
}

function aggregateLevels(
  months: readonly CountingMonth[],
  rule: YearToDateRule,
  decimals: number,
): Levels {
  const levels = { ...NO_LEVELS };
  for (const level of LEVELS) {
    const numbers = months.flatMap((figures) => figures.levels[level] ?? []);
    if (numbers.length === 0 || numbers.length < months.length) continue;
    levels[level] = aggregate(numbers, rule, decimals);
  }
  return levels;
}
