/** What the meeting's overview counts and what it asks to be explained. Rules CT1–CT4. */
import { compareLights, WORST_FIRST, type Light } from "./light";
import type { MeasureExplanation } from "./measure-light";
import type { ObjectiveExplanation } from "./objective-light";
import type { PlanExplanation } from "./plan-light";

/** How many items have each light. */
export type LightCounts = Readonly<Record<Light, number>>;

/** [CT1] Counts each light; lights that nobody has are counted as 0. */
export function countLights(lights: Iterable<Light>): LightCounts {
  const counts: Record<Light, number> = {
    "two-stars": 0,
    "one-star": 0,
    green: 0,
    yellow: 0,
    red: 0,
    grey: 0,
  };
  for (const light of lights) counts[light] += 1;
  return counts;
}

/** The light of this month, and that of last month (`null`: the item did not exist). */
export interface LightPair {
  readonly before: Light | null;
  readonly now: Light;
}

/** How many items moved in which direction since last month. */
export interface ChangeCounts {
  readonly better: number;
  readonly worse: number;
  readonly same: number;
  readonly notComparable: number;
}

/** [CT2] Counts how lights moved since last month. */
export function countChanges(pairs: Iterable<LightPair>): ChangeCounts {
  const kinds = Array.from(pairs, ({ before, now }) => compareLights(before, now).kind);
  const count = (kind: (typeof kinds)[number]) => kinds.filter((each) => each === kind).length;
  return {
    better: count("better"),
    worse: count("worse"),
    same: count("same"),
    notComparable: count("not-comparable"),
  };
}

/** Why an item is grey; the last two are an objective's. */
export type GreyReason =
  "no-actual" | "not-due" | "no-levels" | "not-begun" | "items-grey" | "no-items";

/** [CT3] Why a measure, plan or objective is grey; `null` when it is not. */
export function greyReasonOf(judged: {
  readonly light: Light;
  readonly explanation: MeasureExplanation | PlanExplanation | ObjectiveExplanation;
}): GreyReason | null {
  const { light, explanation } = judged;
  if (light !== "grey") return null;
  if ("decidedBy" in explanation) {
    return explanation.decidedBy === "nothing" ? "no-items" : "items-grey";
  }
  switch (explanation.kind) {
    case "no-actual":
    case "not-due":
    case "no-levels":
    case "not-begun":
      return explanation.kind;
    default:
      return null;
  }
}

/** An objective, measure or action plan of the overview, with what is needed to judge its need. */
export interface OverviewItem extends LightPair {
  readonly kind: "objective" | "measure" | "plan";
  readonly id: string;
  readonly greyReason: GreyReason | null;
}

/** A reason for which an item must be explained in the meeting. */
export type NeedToExplain =
  | { readonly kind: "red" }
  | { readonly kind: "yellow" }
  | { readonly kind: "fall"; readonly from: Light; readonly rungs: number }
  | { readonly kind: "grey"; readonly reason: GreyReason | null };

/** An item with all reasons for which it must be explained, at least one. */
export interface ItemToExplain<Item extends OverviewItem = OverviewItem> {
  readonly item: Item;
  readonly needs: readonly NeedToExplain[];
}

/** [CT3] How many rungs a light has to fall to need an explanation whatever it fell to. */
const NOTABLE_FALL = 2;

/** [CT3] Why one item must be explained; empty when it need not be. */
export function needsToExplain(item: OverviewItem): NeedToExplain[] {
  const needs: NeedToExplain[] = [];
  if (item.now === "red" || item.now === "yellow") needs.push({ kind: item.now });
  // [FR3] What is not to be reported yet owes nobody an explanation.
  if (item.now === "grey" && item.greyReason !== "not-due") {
    needs.push({ kind: "grey", reason: item.greyReason });
  }
  const change = compareLights(item.before, item.now);
  if (item.before !== null && change.kind === "worse" && change.rungs >= NOTABLE_FALL) {
    needs.push({ kind: "fall", from: item.before, rungs: change.rungs });
  }
  return needs;
}

/** The order of [CT4]; lights above yellow are here for a fall. */
const URGENCY: readonly Light[] = [...WORST_FIRST, "grey"];

/** [CT4] The items that must be explained: red, yellow, fallen, grey; else in their given order. */
export function itemsToExplain<Item extends OverviewItem>(
  items: readonly Item[],
): ItemToExplain<Item>[] {
  return items
    .map((item) => ({ item, needs: needsToExplain(item) }))
    .filter(({ needs }) => needs.length > 0)
    .toSorted((left, right) => URGENCY.indexOf(left.item.now) - URGENCY.indexOf(right.item.now));
}
