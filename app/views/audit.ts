import type { PersonName } from "~/protocol/live-keys";
import type { Named } from "./page";

/** What an administrator looks for in the audit log; days in the company's time zone, "" for any. */
export interface AuditFilter {
  person: string;
  action: string;
  from: string;
  to: string;
  text: string;
}

/** One command, as the log tells it. */
export interface AuditEntry {
  id: number;
  at: number;
  by: Named | null;
  action: string;
  /** What it was done to, by name where one is known. */
  subject: Named;
  /** What became different, in words; "" for nothing. */
  before: string;
  after: string;
}

/** A page of the log, the newest first. */
export interface AuditView {
  filter: AuditFilter;
  entries: AuditEntry[];
  total: number;
  /** From 1. */
  page: number;
  pages: number;
  people: PersonName[];
  /** The actions that the log holds. */
  actions: string[];
  timeZone: string;
}
