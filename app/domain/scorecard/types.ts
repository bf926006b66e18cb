/**
 * The words of a scorecard that several rules share. Each union has its list beside it, so that a
 * form, a schema and a test can iterate over what the type allows.
 */

/** The four numbers that a measure has for a month and for the year, best first. */
export const LEVELS = ["challenge2", "challenge1", "target", "threshold"] as const;
/** One rung of the ladder: 挑战值2, 挑战值1, 目标值, 门槛值. */
export type Level = (typeof LEVELS)[number];
/** The four levels of one month or of the year, in the measure's unit; `null` is a missing rung. */
export type Levels = Readonly<Record<Level, number | null>>;

/** Whether a higher or a lower value is the better one. */
export const DIRECTIONS = ["higher", "lower"] as const;
/** See {@link DIRECTIONS}. */
export type Direction = (typeof DIRECTIONS)[number];

/** How the months of a year become its year-to-date value. */
export const YEAR_TO_DATE_RULES = ["sum", "average", "last"] as const;
/** See {@link YEAR_TO_DATE_RULES}. */
export type YearToDateRule = (typeof YEAR_TO_DATE_RULES)[number];

/** How often a measure is reported. */
export const FREQUENCIES = ["monthly", "quarterly", "yearly"] as const;
/** See {@link FREQUENCIES}. */
export type Frequency = (typeof FREQUENCIES)[number];

/** The perspectives in the order in which a scorecard is read. */
export const PERSPECTIVES = [
  "financial",
  "customer",
  "internal-process",
  "learning-growth",
] as const;
/** One of the four perspectives 维度. */
export type Perspective = (typeof PERSPECTIVES)[number];

/** A set of levels without any rung. */
export const NO_LEVELS: Levels = {
  challenge2: null,
  challenge1: null,
  target: null,
  threshold: null,
};
