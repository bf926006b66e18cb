/** Whether a department is ready for its turn, and what is missing. Rules RY1–RY7. */
import { readDueDate } from "../follow-up/due-date";
import { isDue } from "../scorecard/frequency";
import type { Light } from "../scorecard/light";
import { firstDay, type Month } from "../scorecard/month";
import type { Frequency } from "../scorecard/types";
import type { MissingPart, PageLack } from "./lack";
import { missingAnswers, type PlanWork } from "./plan-review";

/** A problem on a measure's page, with the texts of its causes. */
export interface ProblemWritten {
  readonly text: string;
  readonly causes: readonly string[];
}

/** An improvement measure on a measure's page; `due` as it was typed, `owners` as keys or names. */
export interface ImprovementWritten {
  readonly action: string;
  readonly owners: readonly string[];
  readonly due: string;
}

/** A measure of the department in the month under review, and what its pages say. */
export interface MeasureWork {
  readonly measureId: string;
  readonly frequency: Frequency;
  readonly actual: number | null;
  readonly light: Light;
  /** Problems only: a risk explains nothing that has happened. */
  readonly problems: readonly ProblemWritten[];
  readonly improvements: readonly ImprovementWritten[];
}

/** A department's readiness; `missing` and `unanswered` are empty exactly when it is ready. */
export interface Readiness {
  readonly ready: boolean;
  readonly missing: readonly PageLack[];
  /** The ids of the questions that the department has not answered. */
  readonly unanswered: readonly string[];
}

/**
 * [RY1] [RY5] [RY6] The readiness of a department with these measures and action plans, in their
 * given order, measures first.
 *
 * @param unanswered the ids of the questions that wait for the department (QU8)
 */
export function readinessOf(
  measures: readonly MeasureWork[],
  reviewMonth: Month,
  unanswered: readonly string[] = [],
  plans: readonly PlanWork[] = [],
): Readiness {
  const missing: PageLack[] = [
    ...measures.map((work) => ({
      measureId: work.measureId,
      parts: missingParts(work, reviewMonth),
    })),
    ...plans.map((work) => ({ planId: work.planId, parts: missingAnswers(work, reviewMonth) })),
  ].filter(({ parts }) => parts.length > 0);
  return { ready: missing.length === 0 && unanswered.length === 0, missing, unanswered };
}

/** [RY2]–[RY4] What one measure's page lacks; empty when nothing. */
export function missingParts(work: MeasureWork, reviewMonth: Month): MissingPart[] {
  if (work.actual === null) return isDue(work.frequency, reviewMonth) ? ["actual"] : [];
  if (work.light !== "red" && work.light !== "yellow") return [];
  return [...missingAnalysis(work.problems), ...missingRemedy(work.improvements, reviewMonth)];
}

function missingAnalysis(problems: readonly ProblemWritten[]): MissingPart[] {
  const written = problems.filter((problem) => isWritten(problem.text));
  const explained = problems.some((problem) => problem.causes.some(isWritten));
  const parts: MissingPart[] = [];
  if (written.length === 0) parts.push("problem");
  if (!explained) parts.push("cause");
  return parts;
}

/** [RY4] What the improvement measure nearest to complete lacks. */
function missingRemedy(
  improvements: readonly ImprovementWritten[],
  reviewMonth: Month,
): MissingPart[] {
  const lacks = improvements
    .filter((improvement) => isWritten(improvement.action))
    .map((improvement) => lacksOf(improvement, reviewMonth))
    .toSorted((left, right) => left.length - right.length);
  return lacks[0] ?? ["improvement"];
}

function lacksOf({ owners, due }: ImprovementWritten, reviewMonth: Month): MissingPart[] {
  const parts: MissingPart[] = [];
  if (!owners.some(isWritten)) parts.push("owner");
  const read = readDueDate(due, { reviewMonth });
  if (!read.ok || read.day < firstDay(reviewMonth)) parts.push("due-date");
  return parts;
}

function isWritten(text: string): boolean {
  return text.trim() !== "";
}
