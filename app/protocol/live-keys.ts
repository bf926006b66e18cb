import type { Place } from "~/domain/meeting/agenda";
import type { Blocker } from "~/domain/meeting/closing";
import type { MeetingPhase } from "~/domain/meeting/phase";
import type { PageLack } from "~/domain/meeting/lack";
import type { MeetingTimer } from "~/domain/meeting/timer";
import type { Light } from "~/domain/scorecard/light";
import type { Month } from "~/domain/scorecard/month";
import type { Perspective } from "~/domain/scorecard/types";

/*
 * The keys of the values that the server pushes to a meeting's room (message `live`), and the shape
 * of each value. A key's value is always sent whole.
 */

/** What a light can belong to. */
export type LightKind = "measure" | "plan" | "objective";

/** A person as shown beside something they did. */
export interface PersonName {
  id: string;
  nameZh: string;
  nameEn: string;
  /** false: has left, keeps their name where they stand, and is not offered any more. */
  active?: boolean;
}

/** The value of `actual/…`: the number as it stands, and who put it there (null: missing). */
export interface LiveActual {
  value: number | null;
  changedBy: PersonName | null;
  /** Product clock, ms; null when it was never entered. */
  changedAt: number | null;
}

/** The value of `light/…`. The explanation is the domain's, of the kind's own shape. */
export interface LiveLight {
  light: Light;
  explanation: unknown;
}

/** The value of `meeting`. */
export interface LiveMeeting {
  phase: MeetingPhase;
  lead: PersonName | null;
  place: Place | null;
}

/** The value of `timer`. */
export type LiveTimer = MeetingTimer;

/** The value of `ready/…`: what a department still lacks; both are empty when it is ready. */
export interface LiveReadiness {
  missing: readonly PageLack[];
  /** The ids of the questions it has not answered. */
  unanswered: readonly string[];
}

/** A blocker that the GM has waived, by its key. */
export interface LiveWaiver {
  blocker: string;
  reason: string;
  by: PersonName;
  /** Product clock, ms. */
  at: number;
}

/** The value of `closing`: what blocks closing the meeting, and what was waived. */
export interface LiveClosing {
  blockers: readonly Blocker[];
  waivers: readonly LiveWaiver[];
}

/** The value of `overview/…`: somebody's own words in place of a perspective's generated sentence. */
export interface LiveOverviewSentence {
  text: string;
  /** What the generated sentence said when it was written (rule OW6). */
  basis: string;
  by: PersonName;
  /** Product clock, ms. */
  at: number;
}

export const MEETING_KEY = "meeting";
export const TIMER_KEY = "timer";
export const CLOSING_KEY = "closing";

/** Pushed with the new revision when the agenda or the scorecard changed: load the page anew. */
export const STRUCTURE_KEY = "structure";

export const actualKey = (measureId: string, month: Month) => `actual/${measureId}/${month}`;
export const lightKey = (kind: LightKind, id: string, month: Month) =>
  `light/${kind}/${id}/${month}`;
export const overviewKey = (perspective: Perspective) => `overview/${perspective}`;
export const readyKey = (departmentId: string) => `ready/${departmentId}`;

/** Before the ids of all threads; the value is a `LiveThread`. */
export const THREAD_PREFIX = "thread/";
export const threadKey = (commentId: string) => `${THREAD_PREFIX}${commentId}`;

/** Before the ids of all follow-ups, in the company's room; the value is a `LiveFollowUp` or null. */
export const FOLLOW_UP_PREFIX = "follow-up/";
export const followUpKey = (id: string) => `${FOLLOW_UP_PREFIX}${id}`;
