import { and, eq, min, ne, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { meeting, measure as measureTable, measureVersion } from "#db/schema";
import { can, type Actor } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import { addMonths, dayInZone, monthOf, yearOf, type Month } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";

import type { ActualsPage, ActualsRow } from "~/views/actuals";
import { changesOf, liveActualsOf, type ActualChange } from "./actuals.server";
import { figuresOf } from "./figures.server";
import {
  meetingOfMonth,
  revisionOf,
  sealedLightsOf,
  timeZoneOf,
  type Meeting,
  type SealedLight,
} from "./meetings.server";
import { measuresAt, ownersOf, scorecardAt, type Measure } from "./scorecard.server";

/** A span of months longer than this is a slip in somebody's validity; the list stops there. */
const MOST_MONTHS = 60;

const firstMonth = prepared((db) =>
  db
    .select({ from: min(measureVersion.validFrom) })
    .from(measureVersion)
    .innerJoin(measureTable, eq(measureTable.id, measureVersion.measureId))
    .where(eq(measureTable.companyId, sql.placeholder("companyId")))
    .prepare(),
);

/**
 * The months whose actuals can be entered, the latest first: from the first month of the scorecard,
 * at most five years back, to the running one or that of an open meeting.
 *
 * @param now product clock, ms
 */
export function monthsToEnter(db: Db, companyId: string, now: number): Month[] {
  const running = monthOf(dayInZone(now, timeZoneOf(db, companyId)));
  const last = [running, ...openMonths(db, companyId)].toSorted().at(-1) ?? running;
  const first = firstMonth(db).get({ companyId })?.from;
  const earliest = [first ?? running, addMonths(running, -1)].toSorted()[0] ?? running;
  const months: Month[] = [];
  for (let month = last; month >= earliest && months.length < MOST_MONTHS;) {
    months.push(month);
    month = addMonths(month, -1);
  }
  return months;
}

/**
 * The month that somebody most likely comes for: that of the open meeting (of several the latest),
 * else the month that has just ended.
 */
export function monthToEnter(db: Db, companyId: string, now: number): Month {
  const open = openMonths(db, companyId).toSorted().at(-1);
  return open ?? addMonths(monthOf(dayInZone(now, timeZoneOf(db, companyId))), -1);
}

const begunMeetings = prepared((db) =>
  db
    .select({ month: meeting.month, phase: meeting.phase })
    .from(meeting)
    .where(and(eq(meeting.companyId, sql.placeholder("companyId")), ne(meeting.phase, "draft")))
    .prepare(),
);

function openMonths(db: Db, companyId: string): Month[] {
  return begunMeetings(db)
    .all({ companyId })
    .filter(({ phase }) => !isSealed(phase))
    .map(({ month }) => month);
}

/** What this person enters in a month. The month is one of `monthsToEnter`. */
export function actualsPage(db: Db, actor: Actor, month: Month, now: number): ActualsPage {
  const { companyId, personId } = actor;
  const measures = measuresAt(db, companyId, month);
  const providers = providersOf(db, measures);
  const own = measures.filter(({ versionId, departmentId }) =>
    can(actor, "actual.enter", { companyId, departmentId, providerIds: providers(versionId) }),
  );
  const row = meetingOfMonth(db, companyId, month);
  return {
    month,
    months: monthsToEnter(db, companyId, now),
    timeZone: timeZoneOf(db, companyId),
    revision: revisionOf(db, companyId),
    meetingId: row && !isSealed(row.phase) ? row.id : null,
    ownOnly: own.every(({ versionId }) => providers(versionId).includes(personId)),
    rows: rowsOf(db, companyId, own, month),
    values: Object.fromEntries(
      liveActualsOf(
        db,
        own.map(({ id }) => id),
        [month],
      ),
    ),
  };
}

function providersOf(db: Db, measures: readonly Measure[]): (versionId: string) => string[] {
  const owners = ownersOf(
    db,
    measures.map(({ versionId }) => versionId),
  ).filter(({ kind }) => kind === "provider");
  return (versionId) =>
    owners.filter((owner) => owner.versionId === versionId).map(({ personId }) => personId);
}

function rowsOf(db: Db, companyId: string, own: readonly Measure[], month: Month): ActualsRow[] {
  const before = addMonths(month, -1);
  const ids = own.map(({ id }) => id);
  const figures = figuresOf(db, ids, yearOf(month));
  const figuresBefore =
    yearOf(before) === yearOf(month) ? figures : figuresOf(db, ids, yearOf(before));
  const { departments } = scorecardAt(db, companyId, month);
  const sealed = sealedOf(db, meetingOfMonth(db, companyId, before));
  return own.map((each) => {
    const department = departments.find((entry) => entry.id === each.departmentId);
    const { id } = each;
    return {
      id,
      code: each.code,
      nameZh: each.nameZh,
      nameEn: each.nameEn,
      unitZh: each.unitZh,
      unitEn: each.unitEn,
      decimals: each.decimals,
      direction: each.direction,
      yearToDate: each.yearToDate,
      frequency: each.frequency,
      department: department ? { nameZh: department.nameZh, nameEn: department.nameEn } : null,
      levels: figures.get(id)?.months.find((entry) => entry.month === month)?.levels ?? NO_LEVELS,
      last: figuresBefore.get(id)?.months.find((entry) => entry.month === before) ?? null,
      sealedBefore: sealed[`measure/${id}`]?.light ?? null,
    };
  });
}

function sealedOf(db: Db, before: Meeting | null): Record<string, SealedLight> {
  return before ? sealedLightsOf(db, before) : {};
}

/**
 * Every change of a measure's month, the first one first; null for a measure of another company, or
 * of none. The caller has asked `can` for scorecard.read.
 */
export function changesFor(
  db: Db,
  actor: Actor,
  measureId: string,
  month: Month,
): ActualChange[] | null {
  const known = db
    .select()
    .from(measureTable)
    .where(and(eq(measureTable.id, measureId), eq(measureTable.companyId, actor.companyId)))
    .get();
  return known ? changesOf(db, measureId, month) : null;
}
