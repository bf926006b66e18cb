import type { Actor } from "~/domain/access/can";
import type { Month } from "~/domain/scorecard/month";
import type { LiveMeeting, LiveTimer, PersonName } from "~/protocol/live-keys";
import type { PageKey } from "~/sheet/page-key";

/*
 * What a meeting's screens are given by their loaders. Defined on the side that shows it; the
 * services fill it.
 */

/**
 * A page of a department's turn: one measure or one action plan. A measure's further page has a code
 * of its own (M9-2), and a name that ends with its title.
 */
export interface PageLink {
  key: PageKey;
  kind: "measure" | "plan";
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  /** What this page of several is about; a measure's first page may have one too. */
  title?: { nameZh: string; nameEn: string };
}

/** An item of the agenda as everybody in the meeting sees it. */
export interface AgendaEntry {
  id: string;
  part: "overview" | "department" | "closing";
  budgetMinutes: number;
  department: { id: string; code: string; nameZh: string; nameEn: string } | null;
  pages: PageLink[];
}

/** What this person may do in this meeting. */
export interface MeetingRights {
  lead: boolean;
  open: boolean;
  arrange: boolean;
  close: boolean;
  writeOverview: boolean;
  waive: boolean;
  takeOver: boolean;
  /** As long as the meeting is not closed. */
  comment: boolean;
}

/** Everything the frame of a meeting needs, as of `revision`; live values take over from there. */
export interface MeetingView {
  id: string;
  month: Month;
  revision: number;
  timeZone: string;
  live: LiveMeeting;
  timer: LiveTimer;
  /** Live values by their key: this month's and last month's lights, readiness, actuals. */
  values: Record<string, unknown>;
  sealed: { closedAt: number; sha256: string } | null;
  agenda: AgendaEntry[];
  leaders: PersonName[];
  people: PersonName[];
  me: string;
  /** This person as the rules of access see them. */
  actor: Actor;
  rights: MeetingRights;
  /** The departments whose support this person promises or declines, and whose answers are theirs first. */
  speaksFor: readonly string[];
}
