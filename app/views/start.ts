import type { MeetingPhase } from "~/domain/meeting/phase";
import type { Waiting } from "~/domain/question/comment";
import type { Month } from "~/domain/scorecard/month";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { Named } from "./page";

/** The start page of a person. */
export interface StartView {
  meetings: { id: string; month: Month; phase: MeetingPhase }[];
  mayOpen: boolean;
  /** The month that is offered for the next meeting. */
  nextMonth: Month;
  /** The figures this person delivers and has not entered; null when they deliver none. */
  missingActuals: { month: Month; count: number } | null;
  /** The open follow-ups that this person owns, what is overdue first. */
  owed: LiveFollowUp[];
  /** The questions of open meetings that wait for this person. */
  waiting: WaitingQuestion[];
  timeZone: string;
  scorecardIsEmpty: boolean;
}

/**
 * A question that waits for somebody, with the codes of the department and page it hangs on; `page`
 * is null where it hangs on the department as a whole.
 */
export interface WaitingQuestion {
  id: string;
  month: Month;
  department: Named & { code: string };
  page: string | null;
  body: string;
  asker: Named;
  wants: Waiting["kind"];
}

/** A seat at the demo's table. */
export interface Seat {
  personId: string;
  nameZh: string;
  nameEn: string;
  roles: string[];
}
