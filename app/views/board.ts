import type { Column, FollowUpState } from "~/domain/follow-up/state";
import type { Month } from "~/domain/scorecard/month";
import type { CodedName, LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import type { Named } from "./page";

/** The follow-up board 跟踪看板, as of `revision`; live values take over from there. */
export interface BoardView {
  companyId: string;
  revision: number;
  timeZone: string;
  /** The month whose lights are "now"; null while the company has held no meeting. */
  month: Month | null;
  followUps: LiveFollowUp[];
  /** Lights of the month, by the keys of protocol/live-keys. */
  values: Record<string, unknown>;
  departments: CodedName[];
  people: PersonName[];
  /** The departments whose follow-ups this person may move and change. */
  mayMove: string[];
}

/** What came of a move: it was made, or somebody else had moved the card in the meantime. */
export type Moved =
  | { kind: "moved"; column: Column }
  | { kind: "already-moved"; by: PersonName | null; state: FollowUpState; column: Column };

/** Something that happened to a follow-up. */
export interface FollowUpEventView {
  id: number;
  kind: string;
  /** Product clock, ms. */
  at: number;
  person: PersonName | null;
  reason: string;
  before: EventValues;
  after: EventValues;
}

/** The parts of a follow-up that an event changed. */
export interface EventValues {
  state?: FollowUpState;
  doneOn?: string | null;
  dueOn?: string | null;
  wording?: string;
  goal?: string;
  owners?: Named[];
}
