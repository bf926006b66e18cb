/** The shared texts that rows have, by the names that others call them by. */
import { PLAN_QUESTIONS, type PlanQuestion } from "~/domain/meeting/plan-review";

/** The fields of an improvement measure that are shared texts. `due` is the date as typed. */
export type ImprovementField = "action" | "goal" | "due" | "progress" | "completion";

/** The text fields, in the order of the page. */
export const IMPROVEMENT_FIELDS: readonly ImprovementField[] = [
  "action",
  "goal",
  "due",
  "progress",
  "completion",
];

/** A text of a plan's page; a question's name is that of the words beside its answer. */
export type PlanField = PlanQuestion | "progress" | "nextSteps";

/** The texts, in the order of the page. */
export const PLAN_FIELDS: readonly PlanField[] = [...PLAN_QUESTIONS, "progress", "nextSteps"];
