import type { MeetingPhase } from "~/domain/meeting/phase";
import type { Month } from "~/domain/scorecard/month";

/** The start page of a person. */
export interface StartView {
  meetings: { id: string; month: Month; phase: MeetingPhase }[];
  mayOpen: boolean;
  /** The month that is offered for the next meeting. */
  nextMonth: Month;
  /** The figures this person delivers and has not entered; null when they deliver none. */
  missingActuals: { month: Month; count: number } | null;
  scorecardIsEmpty: boolean;
}

/** A seat at the demo's table. */
export interface Seat {
  personId: string;
  nameZh: string;
  nameEn: string;
  roles: string[];
}
