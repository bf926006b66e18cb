/** What a department lacks before its turn. Rules RY2–RY6 say when (readiness.ts). */
import type { MissingAnswer } from "./plan-review";

/** What a page lacks: a measure's, or an action plan's its answers. */
export type MissingPart =
  "actual" | "problem" | "cause" | "improvement" | "owner" | "due-date" | MissingAnswer;

/** A measure that is not ready, with what it lacks, in the order of the page. */
export interface MeasureLack {
  readonly measureId: string;
  readonly parts: readonly MissingPart[];
}

/** An action plan whose page lacks answers, in the order of the page. */
export interface PlanLack {
  readonly planId: string;
  readonly parts: readonly MissingPart[];
}

/** A measure or an action plan that is not ready. */
export type PageLack = MeasureLack | PlanLack;

/** The id of the measure or plan that is not ready; those of both are unique together. */
export function subjectOf(lack: PageLack): string {
  return "planId" in lack ? lack.planId : lack.measureId;
}
