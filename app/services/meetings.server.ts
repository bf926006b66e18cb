import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { agendaItem, company, meeting, person, sealedRecord } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import type { Light } from "~/domain/scorecard/light";
import type { Month } from "~/domain/scorecard/month";
import type { MeetingTimer } from "~/domain/meeting/timer";
import type { LiveMeeting, PersonName } from "~/protocol/live-keys";

export type Meeting = typeof meeting.$inferSelect;
export type AgendaItem = typeof agendaItem.$inferSelect;

const ofMonth = prepared((db) =>
  db
    .select()
    .from(meeting)
    .where(
      and(
        eq(meeting.companyId, sql.placeholder("companyId")),
        eq(meeting.month, sql.placeholder("month")),
      ),
    )
    .prepare(),
);

/** The company's meeting of a month, or null. */
export function meetingOfMonth(db: Db, companyId: string, month: Month): Meeting | null {
  return ofMonth(db).get({ companyId, month }) ?? null;
}

const byId = prepared((db) =>
  db
    .select()
    .from(meeting)
    .where(eq(meeting.id, sql.placeholder("id")))
    .prepare(),
);

/** A meeting by its id, of any company: the caller asks `can`. */
export function meetingById(db: Db, id: string): Meeting | null {
  return byId(db).get({ id }) ?? null;
}

/** All meetings of a company, the newest month first. */
export function meetingsOf(db: Db, companyId: string): Meeting[] {
  return db
    .select()
    .from(meeting)
    .where(eq(meeting.companyId, companyId))
    .orderBy(desc(meeting.month))
    .all();
}

/** The meeting before this one: months may have been skipped. */
export function meetingBefore(
  db: Db,
  { companyId, month }: Pick<Meeting, "companyId" | "month">,
): Meeting | null {
  return (
    db
      .select()
      .from(meeting)
      .where(and(eq(meeting.companyId, companyId), lt(meeting.month, month)))
      .orderBy(desc(meeting.month))
      .limit(1)
      .get() ?? null
  );
}

const itemsOf = prepared((db) =>
  db
    .select()
    .from(agendaItem)
    .where(eq(agendaItem.meetingId, sql.placeholder("meetingId")))
    .orderBy(asc(agendaItem.position))
    .prepare(),
);

/** The agenda in its order. */
export function agendaOf(db: Db, meetingId: string): AgendaItem[] {
  return itemsOf(db).all({ meetingId });
}

const companyById = prepared((db) =>
  db
    .select({ revision: company.revision, timeZone: company.timeZone })
    .from(company)
    .where(eq(company.id, sql.placeholder("companyId")))
    .prepare(),
);

/** The company's revision (see its table): the version of whatever is read now. */
export function revisionOf(db: Db, companyId: string): number {
  return companyById(db).get({ companyId })?.revision ?? 0;
}

/** The time zone whose calendar the company lives by. */
export function timeZoneOf(db: Db, companyId: string): string {
  return companyById(db).get({ companyId })?.timeZone ?? "UTC";
}

const nameById = prepared((db) =>
  db
    .select({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(person)
    .where(eq(person.id, sql.placeholder("personId")))
    .prepare(),
);

/** A person's names, or null for nobody. */
export function nameOf(db: Db, personId: string | null): PersonName | null {
  return personId === null ? null : (nameById(db).get({ personId }) ?? null);
}

/** The meeting as its room is told of it. */
export function liveMeeting(db: Db, row: Meeting): LiveMeeting {
  return {
    phase: row.phase,
    lead: nameOf(db, row.leadId),
    place: row.placeItemId === null ? null : { item: row.placeItemId, page: row.placePage },
  };
}

/** The clocks of an agenda's items as the domain reckons with them. */
export function timerOf(agenda: readonly AgendaItem[]): MeetingTimer {
  const running = agenda.find((item) => item.runningSince !== null);
  return {
    spent: Object.fromEntries(agenda.map((item) => [item.id, item.spentMs])),
    running: running?.runningSince ? { item: running.id, since: running.runningSince } : null,
  };
}

/** A light as a closed meeting froze it. */
export interface SealedLight {
  light: Light;
  explanation: unknown;
}

/** How many records' lights are kept at hand: those of a few years of a company, or of many companies. */
const MOST_KEPT = 50;

/**
 * Lights by the hash of the record that they stand in. A record holds all pages of its meeting and is
 * parsed whole (8 ms for 350,000 characters), but written once: of the same hash they are the same,
 * in whichever database, and whatever was rolled back.
 */
const lightsAtHand = new Map<string, Readonly<Record<string, SealedLight>>>();

const hashOfRecord = prepared((db) =>
  db
    .select({ sha256: sealedRecord.sha256 })
    .from(sealedRecord)
    .where(eq(sealedRecord.meetingId, sql.placeholder("meetingId")))
    .prepare(),
);

/** The sealed lights of a closed meeting, by "kind/subjectId"; empty while it is open. */
export function sealedLightsOf(
  db: Db,
  row: Pick<Meeting, "id" | "phase">,
): Readonly<Record<string, SealedLight>> {
  if (!isSealed(row.phase)) return {};
  const sha256 = hashOfRecord(db).get({ meetingId: row.id })?.sha256;
  if (sha256 === undefined) return {};
  const atHand = lightsAtHand.get(sha256);
  if (atHand) return atHand;
  const record = db.select().from(sealedRecord).where(eq(sealedRecord.meetingId, row.id)).get();
  const lights = record ? JSON.parse(record.json).lights : {};
  lightsAtHand.set(sha256, lights);
  for (const oldest of lightsAtHand.keys()) {
    if (lightsAtHand.size <= MOST_KEPT) break;
    lightsAtHand.delete(oldest);
  }
  return lights;
}
