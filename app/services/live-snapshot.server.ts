import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { findingRow, improvementRow } from "#db/schema";
import { readinessOf, type MeasureWork } from "~/domain/meeting/readiness";
import { addMonths, yearOf } from "~/domain/scorecard/month";
import {
  actualKey,
  lightKey,
  MEETING_KEY,
  readyKey,
  TIMER_KEY,
  type LiveLight,
  type LiveReadiness,
} from "~/protocol/live-keys";
import { parsePageKey } from "~/sheet/page-key";
import { liveActualOf } from "./actuals.server";
import { figuresOf } from "./figures.server";
import { lightsOf } from "./lights.server";
import {
  agendaOf,
  liveMeeting,
  meetingById,
  revisionOf,
  timerOf,
  type Meeting,
} from "./meetings.server";
import type { LiveEntry } from "./ports";
import { measuresAt, scorecardAt } from "./scorecard.server";

/**
 * Everything that a screen in the meeting shows live, read from the rows: what a client gets when
 * it joins, and again after it was away.
 *
 * @returns the company's revision and the entries; no entries for an unknown meeting.
 */
export function liveSnapshot(
  db: Db,
  meetingId: string,
): { revision: number; entries: LiveEntry[] } {
  const row = meetingById(db, meetingId);
  if (!row) return { revision: 0, entries: [] };
  const measures = measuresAt(db, row.companyId, row.month);
  const actuals = measures.map(({ id }): LiveEntry => [
    actualKey(id, row.month),
    liveActualOf(db, id, row.month),
  ]);
  return {
    revision: revisionOf(db, row.companyId),
    entries: [
      [MEETING_KEY, liveMeeting(db, row)],
      [TIMER_KEY, timerOf(agendaOf(db, meetingId))],
      ...actuals,
      ...lightEntries(db, row),
      ...readinessEntries(db, row),
    ],
  };
}

/** This month's lights and last month's. */
function lightEntries(db: Db, { companyId, month }: Meeting): LiveEntry[] {
  return [addMonths(month, -1), month].flatMap((each) =>
    [...lightsOf(db, companyId, each).values()].map((row): LiveEntry => {
      const value: LiveLight = { light: row.light, explanation: row.explanation };
      return [lightKey(row.kind, row.subjectId, each), value];
    }),
  );
}

/** The readiness of each department that has measures, or of the one given. */
export function readinessEntries(db: Db, row: Meeting, only?: string): LiveEntry[] {
  const { departments, measures } = scorecardAt(db, row.companyId, row.month);
  const wanted = departments.filter((department) => only === undefined || department.id === only);
  return wanted.map((department): LiveEntry => {
    const own = measures.filter((measure) => measure.departmentId === department.id);
    const work = workOf(
      db,
      row,
      department.id,
      own.map((measure) => measure.id),
    );
    const value: LiveReadiness = { missing: readinessOf(work, row.month).missing };
    return [readyKey(department.id), value];
  });
}

/** What a department's measures have so far: figures, lights, and what their pages say. */
function workOf(db: Db, row: Meeting, departmentId: string, measureIds: string[]): MeasureWork[] {
  const here = (table: typeof findingRow | typeof improvementRow) =>
    and(eq(table.meetingId, row.id), eq(table.departmentId, departmentId));
  const findings = db.select().from(findingRow).where(here(findingRow)).all();
  const improvements = db.select().from(improvementRow).where(here(improvementRow)).all();
  const lights = lightsOf(db, row.companyId, row.month);
  const figures = figuresOf(db, measureIds, yearOf(row.month));
  const isOf = (measureId: string) => (entry: { page: string }) => {
    const subject = parsePageKey(entry.page)?.subject;
    return subject?.kind === "measure" && subject.measureId === measureId;
  };
  return measureIds.map((measureId) => ({
    measureId,
    actual: figures.get(measureId)?.months.find(({ month }) => month === row.month)?.actual ?? null,
    light: lights.get(`measure/${measureId}`)?.light ?? "grey",
    problems: findings.filter(isOf(measureId)).filter(({ kind }) => kind === "problem"),
    improvements: improvements
      .filter(isOf(measureId))
      .map(({ action, owners, dueTyped }) => ({ action, owners, due: dueTyped })),
  }));
}
