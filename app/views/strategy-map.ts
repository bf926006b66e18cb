import type { Arrow, SpannedArrow } from "~/domain/strategy-map/cause-effect";
import type { MapPlace } from "~/domain/strategy-map/arrangement";
import type { Month } from "~/domain/scorecard/month";
import type { Perspective } from "~/domain/scorecard/types";
import type { Named } from "./page";

/** What the strategy map of a month has beside the scorecard; the objectives' layout follows from it. */
export interface StrategyMapView {
  arrows: Arrow[];
  places: MapPlace[];
  vision: { textZh: string; textEn: string };
  /** The measures whose figures stand above the map, in their order. */
  headlines: string[];
}

/** The strategy map of a month as an administrator edits it. */
export interface MapEditorView {
  /** The month shown, from which on every change of an arrow counts. */
  month: Month;
  objectives: (Named & {
    id: string;
    code: string;
    perspective: Perspective;
    themeId: string | null;
  })[];
  themes: (Named & { id: string; perspective: Perspective })[];
  measures: (Named & { id: string; code: string; objectiveId: string })[];
  plans: (Named & { id: string; code: string; objectiveId: string })[];
  map: Omit<StrategyMapView, "arrows"> & { arrows: (SpannedArrow & { id: string })[] };
}
