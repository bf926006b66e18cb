import { useMemo } from "react";
import type { Arrow } from "~/domain/strategy-map/cause-effect";
import type { MapPlace } from "~/domain/strategy-map/arrangement";
import { layOutMap, type MapLayout } from "~/domain/strategy-map/map-layout";
import { routeArrows, type Route } from "~/domain/strategy-map/map-routes";
import { useWords } from "~/i18n/words-context";
import { isWideRow, rowHeightOf, type MapDetail, type MapScorecard } from "./map-content";

/** A map's geometry. */
export interface DrawnMap {
  layout: MapLayout;
  routes: readonly Route[];
  /** The objectives whose rows are so wide that their names stand in their heads. */
  wide: ReadonlySet<string>;
}

/** Lays a map out and routes its arrows; anew only when the scorecard, an arrow or a place changes. */
export function useMap(
  scorecard: MapScorecard,
  { arrows, places }: { arrows: readonly Arrow[]; places: readonly MapPlace[] },
  detail: MapDetail = "items",
): DrawnMap {
  const { locale } = useWords();
  return useMemo(() => {
    const { objectives, themes } = scorecard;
    const facts = { objectives, themes, arrows, places };
    const heightOf = rowHeightOf(scorecard, locale, detail);
    const wide = new Set<string>();
    const layout = layOutMap(facts, (row) => {
      if (isWideRow(scorecard, locale, row)) for (const { id } of row) wide.add(id);
      return heightOf(row);
    });
    return { layout, routes: routeArrows(layout, arrows), wide };
  }, [scorecard, arrows, places, locale, detail]);
}
