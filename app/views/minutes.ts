import type { Light } from "~/domain/scorecard/light";
import type { Levels } from "~/domain/scorecard/types";
import type { PersonName } from "~/protocol/live-keys";
import type { PageKey } from "~/sheet/page-key";
import type { MeetingRecord } from "./record";

/** A correction of a closed record, beside the original. */
export interface Amendment {
  id: string;
  /** What it is about: one of {@link AMENDABLE_PARTS}, or the key of a page. */
  place: string;
  text: string;
  reason: string;
  by: PersonName;
  at: number;
}

/** A figure of the scorecard that is not what the record froze any more. */
export interface Correction {
  kind: "measure" | "plan" | "objective";
  id: string;
  /** Null where only the light or the levels differ. */
  actual: { sealed: number | null; now: number | null } | null;
  /** Null where the levels are as they were. */
  levels: { sealed: Levels; now: Levels } | null;
  /** Null where the light is as it was. */
  light: { sealed: Light; now: Light } | null;
}

/** What stands beside a frozen record. */
export interface BesideRecord {
  sha256: string;
  sealedAt: number;
  approval: { by: PersonName; at: number } | null;
  amendments: Amendment[];
  corrections: Correction[];
}

/** The minutes of a meeting. */
export interface MinutesView {
  record: MeetingRecord;
  /** The moment that the record speaks of, product clock, ms: its sealing, or for a draft now. */
  asOf: number;
  /** Null for a draft: the record as it would be now. */
  sealed: BesideRecord | null;
  mayApprove: boolean;
  mayAmend: boolean;
}

/** One page of a closed meeting: its part of the record, and lights and actuals by their live keys. */
export interface RecordedPageView {
  key: PageKey;
  /** The name of the room that holds the department's shared document. */
  sheet: string;
  minutes: MinutesView;
  values: Record<string, unknown>;
}

/** The places of a record that are no page. */
export const AMENDABLE_PARTS = ["record", "overview", "closing", "attendance"] as const;
/** See {@link AMENDABLE_PARTS}. */
export type AmendablePart = (typeof AMENDABLE_PARTS)[number];
