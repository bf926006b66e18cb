/** The light of one measure in one month, and why. Rules ML3–ML9, FR3. */
import { compare, roundHalfAway, subtract } from "./decimal";
import { isDue } from "./frequency";
import type { Light } from "./light";
import type { Month } from "./month";
import { LEVELS, type Direction, type Frequency, type Level, type Levels } from "./types";

/** What a measure's light is judged from. `decimals` is the number of places that are shown. */
export interface MeasureFacts {
  readonly actual: number | null;
  readonly levels: Levels;
  readonly direction: Direction;
  readonly decimals: number;
  /** How often it is reported, and the month: where either is not known, it is due in the month. */
  readonly frequency?: Frequency;
  readonly month?: Month;
}

/** A level and its number in the measure's unit. */
export interface Rung {
  readonly level: Level;
  readonly number: number;
}

/** A rung that was not reached, and the exact, positive distance to it. */
export interface MissedRung extends Rung {
  readonly by: number;
}

/** Why a measure has its light. `value` is the actual as it was judged: rounded as it is shown. */
export type MeasureExplanation =
  | {
      readonly kind: "judged";
      readonly value: number;
      /** The rung that gives the light; `null` when not even the lowest is reached. */
      readonly reached: Rung | null;
      /** The next rung up, which was not reached; `null` at the top of the ladder. */
      readonly missed: MissedRung | null;
    }
  | { readonly kind: "no-actual" }
  /** There is no actual, and none is to be. */
  | { readonly kind: "not-due"; readonly frequency: Frequency }
  | { readonly kind: "no-levels"; readonly value: number | null };

/** A light with its explanation. */
export interface MeasureJudgement {
  readonly light: Light;
  readonly explanation: MeasureExplanation;
}

const LIGHT_OF_LEVEL: Readonly<Record<Level, Light>> = {
  challenge2: "two-stars",
  challenge1: "one-star",
  target: "green",
  threshold: "yellow",
};

/** [ML6] The rungs that exist, lowest first. */
export function ladderOf(levels: Levels): Rung[] {
  return LEVELS.toReversed().flatMap((level) => {
    const number = levels[level];
    return number === null ? [] : [{ level, number }];
  });
}

/** [ML4] Whether `value` reaches `number`, equality included. */
export function reaches(value: number, number: number, direction: Direction): boolean {
  const order = compare(value, number);
  return direction === "higher" ? order >= 0 : order <= 0;
}

/** [ML3]–[ML9] [FR3] Judges one actual against the levels of its month. */
export function judgeMeasure(facts: MeasureFacts): MeasureJudgement {
  const { actual, direction, decimals, frequency, month } = facts;
  if (actual === null && frequency && month && !isDue(frequency, month)) {
    return { light: "grey", explanation: { kind: "not-due", frequency } };
  }
  const value = actual === null ? null : roundHalfAway(actual, decimals);
  const ladder = ladderOf(facts.levels);
  if (ladder.length === 0) return { light: "grey", explanation: { kind: "no-levels", value } };
  if (value === null) return { light: "grey", explanation: { kind: "no-actual" } };

  // Up from the lowest rung until one is missed: what lies above it does not count any more, so
  // that levels in the wrong order never reward a value that fails a lower rung [ML7].
  const missedAt = ladder.findIndex((rung) => !reaches(value, rung.number, direction));
  const height = missedAt === -1 ? ladder.length : missedAt;
  const reached = ladder[height - 1] ?? null;
  const missed = missedRung(value, ladder[height], direction);
  return {
    light: reached === null ? "red" : LIGHT_OF_LEVEL[reached.level],
    explanation: { kind: "judged", value, reached, missed },
  };
}

function missedRung(
  value: number,
  rung: Rung | undefined,
  direction: Direction,
): MissedRung | null {
  if (!rung) return null;
  const by = direction === "higher" ? subtract(rung.number, value) : subtract(value, rung.number);
  return { ...rung, by };
}
