import type { ImprovementField } from "~/sheet/fields";
import type { PageRowFields, PageRowKind } from "~/sheet/page-rows";
import type { PictureField } from "~/sheet/pictures";
import type { Named } from "./page";

/** A field in which rows can differ. */
export type HistoryField =
  "text" | "answer" | "cells" | ImprovementField | PictureField | "owners" | "kind";

/** What one person did to one row within a moment. */
export interface RowChange {
  id: string;
  kind: PageRowKind;
  change: "added" | "changed" | "moved" | "deleted" | "restored";
  /** The fields that became different; only for `changed`. */
  fields: HistoryField[];
  /** How the row begins: its words afterwards, or before it was deleted. */
  words: string;
}

/** One person's edits of a page within a few minutes. */
export interface Moment {
  /** Where it ends in the room's log: the page as it was then is read by this number. */
  seq: number;
  /** When it began and ended, product clock, ms. */
  from: number;
  to: number;
  /** Null for what the server itself wrote. */
  by: (Named & { id: string }) | null;
  changes: RowChange[];
}

/** A row of the page as it was, its owners by name. */
export interface HistoryRow {
  id: string;
  kind: PageRowKind;
  deleted: boolean;
  finding: string | null;
  /** The wording of the follow-up that a row of kind `progress` is about; null for all others. */
  about: string | null;
  fields: PageRowFields;
  owners: Named[];
}

/** The page as it was at the end of a moment. */
export interface PageState {
  seq: number;
  rows: HistoryRow[];
}

/** The history of a page, the oldest moment first. */
export interface PageHistory {
  sheet: string;
  moments: Moment[];
  /** Whether there are older changes that are not listed one by one. */
  cut: boolean;
  /** The page after the last moment. */
  latest: PageState;
  timeZone: string;
}
