/** An action plan's light in one month, and why. Rules PL1–PL4. */
import { worstOf, type Light } from "./light";
import { judgeMilestone, type Milestone, type MilestoneJudgement } from "./milestone-light";
import { lastDay, type Day, type Month } from "./month";

/** The days between which a plan is to run, both included. */
export interface PlanPeriod {
  readonly start: Day;
  readonly end: Day;
}

/** Why a plan has its light. */
export type PlanExplanation =
  | { readonly kind: "not-begun"; readonly start: Day }
  | { readonly kind: "nothing-due" }
  /** `deciding` are the live milestones that share the worst light, in their given order. */
  | { readonly kind: "milestones"; readonly deciding: readonly MilestoneJudgement[] };

/** A plan's light, its reason, and each of its milestones in that month, in their given order. */
export interface PlanJudgement {
  readonly light: Light;
  readonly explanation: PlanExplanation;
  readonly milestones: readonly MilestoneJudgement[];
}

/** [PL1]–[PL4] Judges a plan by its live milestones. For `today` see {@link judgeMilestone}. */
export function judgePlan(
  plan: PlanPeriod,
  milestones: readonly Milestone[],
  month: Month,
  today?: Day,
): PlanJudgement {
  const judged = milestones.map((milestone) => judgeMilestone(milestone, plan.start, month, today));
  if (plan.start > lastDay(month)) {
    const explanation = { kind: "not-begun", start: plan.start } as const;
    return { light: "grey", explanation, milestones: judged };
  }
  const live = judged.filter((milestone) => milestone.live);
  if (live.length === 0) {
    return { light: "green", explanation: { kind: "nothing-due" }, milestones: judged };
  }
  const light = worstOf(live.map((milestone) => milestone.light));
  const deciding = live.filter((milestone) => milestone.light === light);
  return { light, explanation: { kind: "milestones", deciding }, milestones: judged };
}
