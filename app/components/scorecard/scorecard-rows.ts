import { PERSPECTIVES, type Perspective } from "~/domain/scorecard/types";
import type { ShownMeasureOfMonth, ShownObjective, ShownPlan, ShownScorecard } from "./shown";

/** What stands in a row: a measure, a plan, or nothing yet below an objective without either. */
export type RowItem =
  | { kind: "measure"; measure: ShownMeasureOfMonth }
  | { kind: "plan"; plan: ShownPlan }
  | { kind: "nothing" };

/** A cell that reaches over the rows below it. */
export interface Spanning<T> {
  value: T;
  rows: number;
}

/** One row of the scorecard's table. A spanning cell stands in the first of its rows only. */
export interface ScorecardRow {
  key: string;
  item: RowItem;
  perspective: Spanning<Perspective> | null;
  /** The theme's id; null for objectives straight in their perspective. */
  theme: Spanning<string | null> | null;
  objective: Spanning<ShownObjective> | null;
}

/**
 * The scorecard as rows: perspectives in their fixed order, in each the objectives without a theme
 * first, then theme by theme; below each objective its measures, then its plans.
 */
export function scorecardRows(scorecard: ShownScorecard): ScorecardRow[] {
  return PERSPECTIVES.flatMap((perspective) => {
    const own = scorecard.objectives.filter((each) => each.perspective === perspective);
    const themeIds = [null, ...scorecard.themes.map(({ id }) => id)];
    const known = new Set<string | null>(themeIds);
    const rows = themeIds.flatMap((theme) => {
      const inTheme = own.filter(({ themeId }) => (known.has(themeId) ? themeId : null) === theme);
      const below = inTheme.flatMap((objective) => objectiveRows(scorecard, objective));
      return spanned(below, "theme", theme);
    });
    return spanned(rows, "perspective", perspective);
  });
}

function objectiveRows(scorecard: ShownScorecard, objective: ShownObjective): ScorecardRow[] {
  const ofObjective = (item: { objectiveId: string }) => item.objectiveId === objective.id;
  const items: RowItem[] = [
    ...scorecard.measures
      .filter(ofObjective)
      .map((measure) => ({ kind: "measure", measure }) as const),
    ...scorecard.plans.filter(ofObjective).map((plan) => ({ kind: "plan", plan }) as const),
  ];
  const rows = (items.length > 0 ? items : [{ kind: "nothing" } as const]).map((item) => ({
    key: keyOf(item, objective),
    item,
    perspective: null,
    theme: null,
    objective: null,
  }));
  return spanned(rows, "objective", objective);
}

function keyOf(item: RowItem, objective: ShownObjective): string {
  if (item.kind === "measure") return item.measure.id;
  return item.kind === "plan" ? item.plan.id : objective.id;
}

function spanned<K extends "perspective" | "theme" | "objective">(
  rows: readonly ScorecardRow[],
  name: K,
  value: NonNullable<ScorecardRow[K]>["value"],
): ScorecardRow[] {
  return rows.map((row, index) =>
    index === 0 ? { ...row, [name]: { value, rows: rows.length } } : row,
  );
}
