/** What looks like a slip in the levels or in an actual: shown, never corrected. Rules LV1–LV3. */
import { compare, multiply } from "./decimal";
import { ladderOf, reaches } from "./measure-light";
import { LEVELS, type Direction, type Level, type Levels, type YearToDateRule } from "./types";
import { aggregate } from "./year-to-date";

/** Two neighbouring rungs in the wrong order: the upper one is easier to reach than the lower. */
export interface WrongOrder {
  readonly lower: Level;
  readonly lowerNumber: number;
  readonly upper: Level;
  readonly upperNumber: number;
}

/** [LV1] The pairs of neighbouring levels that are not monotone in the measure's direction. */
export function wrongOrders(levels: Levels, direction: Direction): WrongOrder[] {
  const ladder = ladderOf(levels);
  return ladder.slice(1).flatMap((upper, index) => {
    const lower = ladder[index];
    if (!lower || reaches(upper.number, lower.number, direction)) return [];
    const numbers = { lowerNumber: lower.number, upperNumber: upper.number };
    return [{ lower: lower.level, upper: upper.level, ...numbers }];
  });
}

/** A yearly level as somebody typed it, and what the months give. */
export interface YearlyDifference {
  readonly level: Level;
  readonly typed: number;
  readonly aggregated: number;
}

/**
 * [LV2] Where the typed yearly levels differ from the months aggregated by the measure's rule.
 * @param months the levels of every month for which the measure is valid, earliest first
 */
export function yearlyDifferences(facts: {
  readonly year: Levels;
  readonly months: readonly Levels[];
  readonly rule: YearToDateRule;
  readonly decimals: number;
}): YearlyDifference[] {
  return LEVELS.flatMap((level) => {
    const typed = facts.year[level];
    const numbers = facts.months.flatMap((month) => month[level] ?? []);
    const complete = numbers.length > 0 && numbers.length === facts.months.length;
    if (typed === null || !complete) return [];
    const aggregated = aggregate(numbers, facts.rule, facts.decimals);
    return compare(typed, aggregated) === 0 ? [] : [{ level, typed, aggregated }];
  });
}

/** How far a number may lie outside of its levels and still be near them, as a factor. */
const NEAR = 4;

/**
 * [LV3] "0.19 or 19?": the hundredfold of a percentage that looks like a hundredth of its levels,
 * or `null` when there is nothing to ask. It is near its levels when it lies between a quarter of
 * the smallest and four times the largest; what is asked about is near them only when multiplied by
 * a hundred.
 */
export function hundredfoldToAskAbout(actual: number, levels: Levels): number | null {
  const sizes = ladderOf(levels).flatMap(({ number }) => (number === 0 ? [] : [Math.abs(number)]));
  if (actual === 0 || sizes.length === 0) return null;
  const smallest = Math.min(...sizes);
  const size = Math.abs(actual);
  const hundredfold = multiply(size, 100);
  const tooSmall = (candidate: number) => compare(multiply(candidate, NEAR), smallest) < 0;
  const tooLarge = compare(hundredfold, multiply(Math.max(...sizes), NEAR)) > 0;
  if (!tooSmall(size) || tooSmall(hundredfold) || tooLarge) return null;
  return multiply(actual, 100);
}
