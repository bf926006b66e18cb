import type { Day } from "~/domain/scorecard/month";
import type { Named } from "./page";

/** An improvement measure agreed in the meeting. */
export interface AgreedMeasure {
  id: string;
  department: Named;
  /** The code of the measure or plan it was raised on. */
  code: string;
  action: string;
  owners: Named[];
  dueOn: Day | null;
  dueTyped: string;
}

/** The closing page of a meeting. */
export interface ClosingView {
  /** The name of the room that holds remarks and decisions. */
  room: string;
  remarks: string;
  decisions: string;
  agreed: AgreedMeasure[];
}
