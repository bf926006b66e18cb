/** The roll-up of an objective's measures and action plans. Rules OB1–OB6. */
import { worstOf, type Light } from "./light";

/** A measure or an action plan with its light of the month. */
export interface LitItem {
  readonly id: string;
  readonly light: Light;
}

/** What an objective's light is rolled up from. */
export interface ObjectiveFacts {
  readonly measures: readonly LitItem[];
  readonly plans: readonly LitItem[];
  /** The company's setting [OB5]: grey counts as the worst light instead of being left out. */
  readonly greyCountsAsWorst: boolean;
}

/** Why an objective has its light. */
export interface ObjectiveExplanation {
  /** Which kind of item decides; "nothing" when the objective has no item. */
  readonly decidedBy: "measures" | "plans" | "nothing";
  /** The ids of all deciding items that have the objective's light, in their given order. */
  readonly deciding: readonly string[];
  /** The ids of the items that could have decided and are grey, in their given order. */
  readonly missing: readonly string[];
}

/** An objective's light. */
export interface ObjectiveJudgement {
  readonly light: Light;
  /** [OB4] How many items are missing from a light that exists; 0 when it is complete or grey. */
  readonly incomplete: number;
  readonly explanation: ObjectiveExplanation;
}

/** [OB1]–[OB6] Rolls up one objective; the order of its items does not matter to its light. */
export function rollUpObjective(facts: ObjectiveFacts): ObjectiveJudgement {
  const items = facts.measures.length > 0 ? facts.measures : facts.plans;
  const missing = items.filter((item) => item.light === "grey");
  const greyWins = facts.greyCountsAsWorst && missing.length > 0;
  const light = greyWins ? "grey" : worstOf(items.map((item) => item.light));
  return {
    light,
    incomplete: light === "grey" ? 0 : missing.length,
    explanation: {
      decidedBy: decidedBy(facts),
      deciding: items.filter((item) => item.light === light).map((item) => item.id),
      missing: missing.map((item) => item.id),
    },
  };
}

function decidedBy({ measures, plans }: ObjectiveFacts): ObjectiveExplanation["decidedBy"] {
  if (measures.length > 0) return "measures";
  return plans.length > 0 ? "plans" : "nothing";
}
