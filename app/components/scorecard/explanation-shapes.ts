import type { MeasureExplanation } from "~/domain/scorecard/measure-light";
import type { ObjectiveExplanation } from "~/domain/scorecard/objective-light";
import type { PlanExplanation } from "~/domain/scorecard/plan-light";
import { FREQUENCIES } from "~/domain/scorecard/types";
import type { YearToDate } from "~/domain/scorecard/year-to-date";

/*
 * Explanations come as JSON, from a server that may be of another version than this page. What does
 * not have the expected shape is told apart here, once, and is then simply not explained.
 */

/** The explanation of a year to date as it is kept beside its light. */
export type YearExplanation = Pick<YearToDate, "value" | "levels" | "explanation">;

/** An objective's explanation as it is kept, with its count of what is missing. */
export interface ShownObjectiveExplanation {
  readonly incomplete: number;
  readonly explanation: ObjectiveExplanation;
}

/** A measure's explanation as `judgeMeasure` gives it, alone or beside its light; else null. */
export function asMeasureExplanation(found: unknown): MeasureExplanation | null {
  return isMeasureExplanation(found) ? found : null;
}

/** A year to date without its light; else null. */
export function asYearExplanation(found: unknown): YearExplanation | null {
  if (!isRecord(found) || !isRecord(found.levels)) return null;
  const levels = Object.values(found.levels).every(isNumberOrNull);
  if (!levels || !isNumberOrNull(found.value)) return null;
  return isMeasureExplanation(found.explanation) ? (found as unknown as YearExplanation) : null;
}

/** A plan's explanation; else null. */
export function asPlanExplanation(found: unknown): PlanExplanation | null {
  return isPlanExplanation(found) ? found : null;
}

/** An objective's explanation; else null. */
export function asObjectiveExplanation(found: unknown): ShownObjectiveExplanation | null {
  if (!isRecord(found) || typeof found.incomplete !== "number") return null;
  const { explanation } = found;
  if (!isRecord(explanation) || typeof explanation.decidedBy !== "string") return null;
  return areTexts(explanation.deciding) && areTexts(explanation.missing)
    ? (found as unknown as ShownObjectiveExplanation)
    : null;
}

function isMeasureExplanation(found: unknown): found is MeasureExplanation {
  if (!isRecord(found)) return false;
  switch (found.kind) {
    case "judged":
      return typeof found.value === "number" && isRung(found.reached) && isMissed(found.missed);
    case "no-actual":
      return true;
    case "not-due":
      return FREQUENCIES.some((frequency) => frequency === found.frequency);
    case "no-levels":
      return isNumberOrNull(found.value);
    default:
      return false;
  }
}

function isPlanExplanation(found: unknown): found is PlanExplanation {
  if (!isRecord(found)) return false;
  switch (found.kind) {
    case "not-begun":
      return typeof found.start === "string";
    case "nothing-due":
      return true;
    case "milestones":
      return Array.isArray(found.deciding) && found.deciding.every(isMilestone);
    default:
      return false;
  }
}

function isRung(found: unknown): boolean {
  return (
    found === null ||
    (isRecord(found) && typeof found.level === "string" && typeof found.number === "number")
  );
}

function isMissed(found: unknown): boolean {
  return found === null || (isRung(found) && isRecord(found) && typeof found.by === "number");
}

function isMilestone(found: unknown): boolean {
  return isRecord(found) && typeof found.id === "string" && typeof found.state === "string";
}

function areTexts(found: unknown): boolean {
  return Array.isArray(found) && found.every((each) => typeof each === "string");
}

function isNumberOrNull(found: unknown): found is number | null {
  return found === null || typeof found === "number";
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === "object" && found !== null;
}
