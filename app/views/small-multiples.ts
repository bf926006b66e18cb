import type { Month } from "~/domain/scorecard/month";
import type { Direction } from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import type { Named } from "./page";

/** A measure's year for a small chart; its lights and the month's actual come live. */
export interface SmallMultipleView extends Named {
  id: string;
  code: string;
  unitZh: string;
  unitEn: string;
  decimals: number;
  direction: Direction;
  /** The twelve months of the year under review, January first. */
  months: MonthFigures[];
}

/** A department's measures as small charts, in the scorecard's order. */
export interface SmallMultiplesView {
  /** The month under review. */
  month: Month;
  measures: SmallMultipleView[];
}
