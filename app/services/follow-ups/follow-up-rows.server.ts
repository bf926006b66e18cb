import { and, asc, count, eq, gte, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
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

/** The events that settle a follow-up, or open it again. */
const SETTLING = ["moved", "withdrawn"];

const DAY_MS = 24 * 60 * 60 * 1000;

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
  const settledOn = settledOnOf(
    db,
    companyId,
    rows.map(({ row }) => row),
  );
  return rows.map(({ row, raisedFor, phase }) => ({
    ...shown(names, { row, raisedFor, sealed: isSealed(phase) }),
    postponed: postponed.get(row.id) ?? 0,
    settledOn: settledOn.get(row.id) ?? null,
  }));
}

/** One follow-up of the company; null when it has none of that id. */
export function followUpById(db: Db, companyId: string, id: string): LiveFollowUp | null {
  return followUpsOf(db, companyId, eq(followUp.id, id))[0] ?? null;
}

/** What the board shows: everything open, and what was settled since that day. */
export function boardFollowUps(db: Db, companyId: string, since: Day): LiveFollowUp[] {
  // Coarser than the day in the company's zone, which is asked below.
  const lately = db
    .select({ id: followUpEvent.followUpId })
    .from(followUpEvent)
    .where(
      and(inArray(followUpEvent.kind, SETTLING), gte(followUpEvent.at, Date.parse(since) - DAY_MS)),
    );
  const shownStill = or(
    and(inArray(followUp.state, ["planned", "in-progress"]), isNull(followUp.withdrawnAt)),
    inArray(followUp.id, lately),
  );
  return followUpsOf(db, companyId, shownStill).filter(
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

const settlingEvents = prepared((db) =>
  db
    .select({ id: followUpEvent.followUpId, at: followUpEvent.at })
    .from(followUpEvent)
    .where(
      and(inArray(followUpEvent.followUpId, listed("ids")), inArray(followUpEvent.kind, SETTLING)),
    )
    .orderBy(asc(followUpEvent.id))
    .prepare(),
);

/**
 * On which day somebody said that each was done, dropped, taken over or withdrawn, by id; open ones
 * are not in it. The day of the event counts, not the day on which it was done: that one lies
 * wherever somebody typed it, and what was just settled is to be seen.
 */
export function settledOnOf(
  db: Db,
  companyId: string,
  rows: readonly FollowUpRow[],
): Map<string, Day> {
  const ids = rows
    .filter(({ state, withdrawnAt }) => !isOpen(state) || withdrawnAt !== null)
    .map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const timeZone = timeZoneOf(db, companyId);
  const events = settlingEvents(db).all({ ids: JSON.stringify(ids) });
  return new Map(events.map(({ id, at }) => [id, dayInZone(at, timeZone)]));
}
