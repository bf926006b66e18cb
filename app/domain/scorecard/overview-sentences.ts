/** The overview in words, as codes: what reached which rung, by perspective. Rules OW1–OW7. */
import { compareLights } from "./light";
import type { MeasureExplanation } from "./measure-light";
import type { GreyReason, LightPair } from "./overview";
import type { PlanExplanation } from "./plan-light";
import { LEVELS, PERSPECTIVES, type Level, type Perspective } from "./types";

/** Where a measure stands: the rung it reached, the lowest rung it missed, or why it has no light. */
export type MeasureStanding =
  | `reached-${Level}`
  | `missed-${Level}`
  | Extract<GreyReason, "no-actual" | "no-levels" | "not-due">;

/** Where an action plan stands, by what decided its light. */
export type PlanStanding =
  "done-on-time" | "nothing-due" | "done-late" | "overdue" | Extract<GreyReason, "not-begun">;

/** What an overview's sentence can say about an item; `not-judged` where nobody knows its light. */
export type Standing = MeasureStanding | PlanStanding | "not-judged";

/** [OW3] The order in which a sentence says things: measures from the best down, then plans. */
export const STANDINGS: readonly Standing[] = [
  ...LEVELS.map((level): MeasureStanding => `reached-${level}`),
  ...LEVELS.toReversed().map((level): MeasureStanding => `missed-${level}`),
  "no-actual",
  "no-levels",
  "not-due",
  "done-on-time",
  "nothing-due",
  "done-late",
  "overdue",
  "not-begun",
  "not-judged",
];

/** An item of the scorecard with the reason of its light; null where it is not known. */
export type SentenceItem = { readonly code: string; readonly perspective: Perspective } & (
  | { readonly kind: "measure"; readonly explanation: MeasureExplanation | null }
  | { readonly kind: "plan"; readonly explanation: PlanExplanation | null }
);

/** The codes of the items of one standing, in the scorecard's order. */
export interface SentenceGroup {
  readonly standing: Standing;
  readonly codes: readonly string[];
}

/** The sentence of one perspective: at least one group. */
export interface PerspectiveSentence {
  readonly perspective: Perspective;
  readonly groups: readonly SentenceGroup[];
}

/** [OW1] What is said of a measure. */
export function measureStanding(explanation: MeasureExplanation): Standing {
  if (explanation.kind !== "judged") return explanation.kind;
  const { reached, missed } = explanation;
  if (reached) return `reached-${reached.level}`;
  return missed ? `missed-${missed.level}` : "not-judged";
}

/** [OW2] What is said of a plan: of its live milestones the worst decide [PL1]. */
export function planStanding(explanation: PlanExplanation): Standing {
  if (explanation.kind !== "milestones") return explanation.kind;
  const states = new Set(explanation.deciding.map(({ state }) => state));
  if (states.has("overdue")) return "overdue";
  return states.has("done-late") ? "done-late" : "done-on-time";
}

/**
 * [OW3]–[OW5] One sentence for each perspective that has measures or plans, in the perspectives'
 * order; every item is in exactly one group of its perspective's sentence.
 *
 * @param items in the scorecard's order, each code once.
 */
export function overviewSentences(items: readonly SentenceItem[]): PerspectiveSentence[] {
  return PERSPECTIVES.flatMap((perspective) => {
    const own = items.filter((item) => item.perspective === perspective);
    const groups = STANDINGS.flatMap((standing) => {
      const codes = own.filter((item) => standingOf(item) === standing).map(({ code }) => code);
      return codes.length > 0 ? [{ standing, codes }] : [];
    });
    return groups.length > 0 ? [{ perspective, groups }] : [];
  });
}

/** A scorecard as far as its sentences name it, each list in its order. */
export interface SentenceScorecard {
  readonly objectives: readonly { readonly id: string; readonly perspective: Perspective }[];
  readonly measures: readonly ScorecardItem[];
  readonly plans: readonly ScorecardItem[];
}

interface ScorecardItem {
  readonly id: string;
  readonly code: string;
  readonly objectiveId: string;
}

/** Why an item has its light, by its id; null where that is not known. */
export interface Explanations {
  measure(id: string): MeasureExplanation | null;
  plan(id: string): PlanExplanation | null;
}

/** The sentences of a whole scorecard: an item stands in the perspective of its objective. */
export function sentencesOf(
  { objectives, measures, plans }: SentenceScorecard,
  explanations: Explanations,
): PerspectiveSentence[] {
  const perspectives = new Map(objectives.map(({ id, perspective }) => [id, perspective]));
  const placed = ({ code, objectiveId }: ScorecardItem) => {
    const perspective = perspectives.get(objectiveId);
    return perspective ? [{ code, perspective }] : [];
  };
  return overviewSentences([
    ...measures.flatMap((each) =>
      placed(each).map((item) => ({
        ...item,
        kind: "measure" as const,
        explanation: explanations.measure(each.id),
      })),
    ),
    ...plans.flatMap((each) =>
      placed(each).map((item) => ({
        ...item,
        kind: "plan" as const,
        explanation: explanations.plan(each.id),
      })),
    ),
  ]);
}

function standingOf(item: SentenceItem): Standing {
  if (item.explanation === null) return "not-judged";
  return item.kind === "measure"
    ? measureStanding(item.explanation)
    : planStanding(item.explanation);
}

/**
 * [OW6] What a sentence says, as one text to compare: somebody's own words were written beside this.
 * `reached-target:M6,M10;no-actual:M23`
 */
export function sentenceBasis({ groups }: Pick<PerspectiveSentence, "groups">): string {
  return groups.map(({ standing, codes }) => `${standing}:${codes.join(",")}`).join(";");
}

/** [OW7] The items that are better and those that are worse than last month, in their given order. */
export function changedItems<Item extends LightPair>(
  items: readonly Item[],
): { better: Item[]; worse: Item[] } {
  const moved = (kind: "better" | "worse") =>
    items.filter(({ before, now }) => compareLights(before, now).kind === kind);
  return { better: moved("better"), worse: moved("worse") };
}
