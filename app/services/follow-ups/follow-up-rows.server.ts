import { and, asc, count, eq, gte, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Db } from "#db/client";
import { followUp, followUpEvent, meeting } from "#db/schema";
import { isOpen } from "~/domain/follow-up/state";
import { isSealed } from "~/domain/meeting/phase";
import { dayInZone, type Day, type Month } from "~/domain/scorecard/month";
import type { CodedName, LiveFollowUp } from "~/protocol/live-follow-up";
import { followUpKey } from "~/protocol/live-keys";
import { parsePageKey } from "~/sheet/page-key";
import { timeZoneOf } from "../meetings.server";
import type { LiveEntry } from "../ports";
import { companyNames, type CompanyNames } from "./company-names.server";

export type FollowUpRow = typeof followUp.$inferSelect;

/** The events that settle a follow-up where its row has no day of its own. */
const SETTLING = ["moved", "withdrawn"];

/** A follow-up with what its meeting says of it. */
type Joined = { row: FollowUpRow; raisedFor: Month; sealed: boolean };

/**
 * Follow-ups of a company as screens show them, in the order of the meetings, departments and pages
 * that raised them.
 *
 * @param which narrows them down; all of the company when absent
 */
export function followUpsOf(db: Db, companyId: string, which?: SQL): LiveFollowUp[] {
  const rows = db
    .select({ row: followUp, raisedFor: meeting.month, phase: meeting.phase })
    .from(followUp)
    .innerJoin(meeting, eq(meeting.id, followUp.raisedIn))
    .where(and(eq(followUp.companyId, companyId), which))
    .orderBy(asc(meeting.month), asc(followUp.departmentId), asc(followUp.position))
    .all();
  if (rows.length === 0) return [];
  const ids = rows.map(({ row }) => row.id);
  const names = companyNames(db, companyId);
  const postponed = postponedCounts(db, ids);
  const settled = settledDays(db, ids, timeZoneOf(db, companyId));
  return rows.map(({ row, raisedFor, phase }) => ({
    ...shown(names, { row, raisedFor, sealed: isSealed(phase) }),
    postponed: postponed.get(row.id) ?? 0,
    settledOn:
      isOpen(row.state) && row.withdrawnAt === null
        ? null
        : (row.doneOn ?? settled.get(row.id) ?? null),
  }));
}

/** One follow-up of the company; null when it has none of that id. */
export function followUpById(db: Db, companyId: string, id: string): LiveFollowUp | null {
  return followUpsOf(db, companyId, eq(followUp.id, id))[0] ?? null;
}

/** What the board shows: everything open, and what was settled since that day. */
export function boardFollowUps(db: Db, companyId: string, since: Day): LiveFollowUp[] {
  const open = or(
    inArray(followUp.state, ["planned", "in-progress", "dropped", "taken-over"]),
    isNull(followUp.doneOn),
    gte(followUp.doneOn, since),
  );
  return followUpsOf(db, companyId, open).filter(
    ({ settledOn }) => settledOn === null || settledOn >= since,
  );
}

/** Values to push, of these follow-ups; null for those that are gone. */
export function followUpEntries(db: Db, companyId: string, ids: readonly string[]): LiveEntry[] {
  if (ids.length === 0) return [];
  const found = new Map(
    followUpsOf(db, companyId, inArray(followUp.id, [...ids])).map((each) => [each.id, each]),
  );
  return ids.map((id): LiveEntry => [followUpKey(id), found.get(id) ?? null]);
}

/** Values to push, of everything that a meeting raised. */
export function entriesRaisedIn(
  db: Db,
  { id, companyId }: { id: string; companyId: string },
): LiveEntry[] {
  return followUpsOf(db, companyId, eq(followUp.raisedIn, id)).map((each): LiveEntry => [
    followUpKey(each.id),
    each,
  ]);
}

function shown(
  { departments, subjects, ownerOf }: CompanyNames,
  { row, raisedFor, sealed }: Joined,
): Omit<LiveFollowUp, "postponed" | "settledOn"> {
  const { companyId: _companyId, sourceId: _sourceId, departmentId, owners, ...rest } = row;
  const { createdAt: _createdAt, withdrawnAt, ...columns } = rest;
  return {
    ...columns,
    raisedFor,
    onPage: row.kind === "improvement" && !sealed,
    department: departments.get(departmentId) ?? nameless(departmentId),
    subject: subjectOf(subjects, row.page),
    owners: owners.flatMap((key) => ownerOf(key) ?? []),
    withdrawn: withdrawnAt !== null,
  };
}

function subjectOf(subjects: CompanyNames["subjects"], page: string): LiveFollowUp["subject"] {
  const subject = parsePageKey(page)?.subject;
  if (!subject) return null;
  const id = subject.kind === "measure" ? subject.measureId : subject.planId;
  const named = subjects.get(id);
  return named ? { ...named, kind: subject.kind } : null;
}

function nameless(id: string): CodedName {
  return { id, code: "", nameZh: "", nameEn: "" };
}

/** [FU10] How often each was put off. */
function postponedCounts(db: Db, ids: readonly string[]): Map<string, number> {
  const counted = db
    .select({ id: followUpEvent.followUpId, times: count() })
    .from(followUpEvent)
    .where(and(inArray(followUpEvent.followUpId, [...ids]), eq(followUpEvent.kind, "postponed")))
    .groupBy(followUpEvent.followUpId)
    .all();
  return new Map(counted.map(({ id, times }) => [id, times]));
}

/** The day of the last event that can have settled each. */
function settledDays(db: Db, ids: readonly string[], timeZone: string): Map<string, Day> {
  const events = db
    .select({ id: followUpEvent.followUpId, at: followUpEvent.at })
    .from(followUpEvent)
    .where(and(inArray(followUpEvent.followUpId, [...ids]), inArray(followUpEvent.kind, SETTLING)))
    .orderBy(asc(followUpEvent.id))
    .all();
  return new Map(events.map(({ id, at }) => [id, dayInZone(at, timeZone)]));
}
