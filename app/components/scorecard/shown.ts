import type { Light } from "~/domain/scorecard/light";
import type { PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import type { Month } from "~/domain/scorecard/month";
import type {
  Direction,
  Frequency,
  Levels,
  Perspective,
  YearToDateRule,
} from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import type { StrategyMapView } from "~/views/strategy-map";

/*
 * What the components of the scorecard are given to show. Rows of the scorecard as the services read
 * them fit these shapes; nothing here says where they come from.
 */

/** What has a name in both languages. */
export interface Named {
  nameZh: string;
  nameEn: string;
}

/** What a measure's numbers mean. */
export interface MeasureScale {
  unitZh: string;
  unitEn: string;
  decimals: number;
  direction: Direction;
  yearToDate: YearToDateRule;
  /** Absent in records: their lights are explained as they were judged. */
  frequency?: Frequency;
}

/** A measure as the scorecard shows it. */
export interface ShownMeasure extends Named, MeasureScale {
  id: string;
  code: string;
  objectiveId: string;
  departmentId: string;
}

/** A measure with its levels of the month. */
export interface ShownMeasureOfMonth extends ShownMeasure {
  levels: Levels;
}

/** An action plan with the names of its milestones. */
export interface ShownPlan extends Named {
  id: string;
  code: string;
  objectiveId: string;
  departmentId: string;
  milestones: readonly { id: string; name: string }[];
}

/** An objective: in a theme, or straight in its perspective. */
export interface ShownObjective extends Named {
  id: string;
  code: string;
  perspective: Perspective;
  themeId: string | null;
}

/** A scorecard of one month, each list in its order. */
export interface ShownScorecard {
  month: Month;
  departments: readonly (Named & { id: string })[];
  themes: readonly (Named & { id: string; perspective: Perspective })[];
  objectives: readonly ShownObjective[];
  measures: readonly ShownMeasureOfMonth[];
  plans: readonly ShownPlan[];
  /** Last month's lights as its meeting froze them, by "kind/id"; empty when none is closed. */
  sealed: Readonly<Record<string, { light: Light }>>;
  /** Arrows, vision and headline figures of the strategy map; absent in records from before it. */
  map?: StrategyMapView;
  /** The overview's sentences as a closed meeting froze them; absent while the lights make them. */
  sentences?: readonly PerspectiveSentence[];
}

/** A measure's numbers of the year under review. */
export interface ShownYear {
  /** The twelve months, January first. */
  months: readonly MonthFigures[];
  /** The yearly levels as somebody typed them. */
  typedYear: Levels;
}

/** Everything that the figures of one measure's page show. */
export interface ShownFigures extends ShownYear {
  measure: ShownMeasure;
  month: Month;
  /** The measure's months of validity in its versions, to check the levels by. */
  versions: readonly {
    validFrom: Month;
    validTo: Month | null;
    direction: Direction;
    yearToDate: YearToDateRule;
    decimals: number;
  }[];
  /** Last month's light as its meeting froze it; null while no closed meeting has one. */
  sealedBefore: Light | null;
  timeZone: string;
}

/** The address of a measure's or a plan's page; null for no link. */
export type HrefOf = (item: ShownMeasureOfMonth | ShownPlan) => string | null;
