import type { Month } from "~/domain/scorecard/month";
import type { Levels } from "~/domain/scorecard/types";
import type { Direction, Frequency, YearToDateRule } from "~/domain/scorecard/types";
import type { Light } from "~/domain/scorecard/light";

/** A measure whose actual this person may enter, as it is in the month chosen. */
export interface ActualsRow {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  unitZh: string;
  unitEn: string;
  decimals: number;
  direction: Direction;
  yearToDate: YearToDateRule;
  frequency: Frequency;
  department: { nameZh: string; nameEn: string } | null;
  levels: Levels;
  /** The month before; null when it is missing or the measure was not there yet. */
  last: { actual: number | null; levels: Levels } | null;
  /** Last month's light as its meeting froze it; null while no closed meeting has one. */
  sealedBefore: Light | null;
}

/** The page on which somebody enters the actuals of a month. */
export interface ActualsPage {
  month: Month;
  /** The months that can be chosen, the latest first. */
  months: Month[];
  timeZone: string;
  /** The company's revision that `values` belongs to. */
  revision: number;
  /** The month's meeting as long as it is open: its room pushes what others enter. */
  meetingId: string | null;
  /** Only one's own measures, as their data provider; else also what one may enter for others. */
  ownOnly: boolean;
  rows: ActualsRow[];
  /** The month's actuals and lights by the keys of `protocol/live-keys`. */
  values: Record<string, unknown>;
}
