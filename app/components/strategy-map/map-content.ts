import type { MapCell, RowHeight } from "~/domain/strategy-map/map-layout";
import type { MapFacts } from "~/domain/strategy-map/arrangement";
import type { Locale } from "~/i18n/zh-CN";
import { nameIn } from "~/i18n/formats";
import type { StrategyMapView } from "~/views/strategy-map";
import type { Named } from "~/views/page";
import { linesAt, textWidth } from "./text-lines";

/** What stands in a shape besides its name: a measure or an action plan. */
export interface MapItem {
  kind: "measure" | "plan";
  id: string;
  code: string;
}

/** The parts of a scorecard that a map draws; a scorecard as it is shown fits. */
export interface MapScorecard {
  objectives: readonly (MapFacts["objectives"][number] & Named & { code: string })[];
  themes: readonly (Named & { id: string })[];
  measures: readonly { id: string; code: string; objectiveId: string }[];
  plans: readonly { id: string; code: string; objectiveId: string }[];
}

/** How much of an objective is shown in its shape: with its measures and plans, or its light alone. */
export type MapDetail = "items" | "lights";

/** A map without anything beside its scorecard. */
export const BLANK_MAP: StrategyMapView = {
  arrows: [],
  places: [],
  vision: { textZh: "", textEn: "" },
  headlines: [],
};

/** The measures of an objective, then its action plans. */
export function itemsOf({ measures, plans }: MapScorecard, objectiveId: string): MapItem[] {
  const own = (item: { objectiveId: string }) => item.objectiveId === objectiveId;
  return [
    ...measures.filter(own).map(({ id, code }) => ({ kind: "measure" as const, id, code })),
    ...plans.filter(own).map(({ id, code }) => ({ kind: "plan" as const, id, code })),
  ];
}

/* What a shape is made of, in em of the map; the style sheet has the same figures. */
const PADDING = 0.8;
const HEAD = 1.5;
const LINE = 1.35;
const ITEM_LINE = 1.4;
/** A code with its light and the space behind it, and that space. */
const ITEM = 3.2;
const ITEM_GAP = 0.5;
/** The two lights, and the space that keeps the name from them. */
const LIGHTS = 6;

/** Whether a row is so wide that names stand in the heads, between the codes and the lights. */
export function isWideRow(
  { objectives }: Pick<MapScorecard, "objectives">,
  locale: Locale,
  row: readonly MapCell[],
): boolean {
  return row.every(({ id, width }) => {
    const objective = objectives.find((each) => each.id === id);
    if (!objective) return true;
    const needed = textWidth(objective.code) + textWidth(nameIn(locale, objective)) + LIGHTS;
    return needed <= width - PADDING;
  });
}

/** How high shapes are: a head, a name, and in rows the measures and plans. */
export function rowHeightOf(scorecard: MapScorecard, locale: Locale, detail: MapDetail): RowHeight {
  return (row) => {
    const wide = isWideRow(scorecard, locale, row);
    const heights = row.map(({ id, width }) => {
      const objective = scorecard.objectives.find((each) => each.id === id);
      if (!objective) return 0;
      const inside = width - PADDING;
      const lines = wide ? 0 : linesAt(nameIn(locale, objective), inside);
      const items = detail === "items" ? itemRows(itemsOf(scorecard, id).length, inside) : 0;
      return PADDING + HEAD + lines * LINE + items * ITEM_LINE;
    });
    return Math.max(...heights);
  };
}

function itemRows(count: number, inside: number): number {
  // The mark of what is missing may take a place of its own.
  const places = count > 1 ? count + 1 : count;
  return Math.ceil(places / Math.max(1, Math.floor((inside + ITEM_GAP) / ITEM)));
}
