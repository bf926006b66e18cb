import type { Place } from "~/domain/meeting/agenda";
import type { MeetingPhase } from "~/domain/meeting/phase";
import type { MeasureLack } from "~/domain/meeting/readiness";
import type { MeetingTimer } from "~/domain/meeting/timer";
import type { Light } from "~/domain/scorecard/light";
import type { Month } from "~/domain/scorecard/month";

/*
 * The keys of the values that the server pushes to a meeting's room (message `live`), and the shape
 * of each value. A key's value is always sent whole.
 */

/** What a light can belong to. */
export type LightKind = "measure" | "year-to-date" | "plan" | "objective";

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

/** The value of `ready/…`: what a department's measures still lack; empty when it is ready. */
export interface LiveReadiness {
  missing: readonly MeasureLack[];
}

export const MEETING_KEY = "meeting";
export const TIMER_KEY = "timer";

/** Pushed with the new revision when the agenda or the scorecard changed: load the page anew. */
export const STRUCTURE_KEY = "structure";

export const actualKey = (measureId: string, month: Month) => `actual/${measureId}/${month}`;
export const lightKey = (kind: LightKind, id: string, month: Month) =>
  `light/${kind}/${id}/${month}`;
export const readyKey = (departmentId: string) => `ready/${departmentId}`;
