import { and, asc, desc, eq, lt } from "drizzle-orm";
import type { Db } from "#db/client";
import { agendaItem, company, meeting, person, sealedRecord } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import type { Light } from "~/domain/scorecard/light";
import type { Month } from "~/domain/scorecard/month";
import type { MeetingTimer } from "~/domain/meeting/timer";
import type { LiveMeeting, PersonName } from "~/protocol/live-keys";

export type Meeting = typeof meeting.$inferSelect;
export type AgendaItem = typeof agendaItem.$inferSelect;

/** The company's meeting of a month, or null. */
export function meetingOfMonth(db: Db, companyId: string, month: Month): Meeting | null {
  return (
    db
      .select()
      .from(meeting)
      .where(and(eq(meeting.companyId, companyId), eq(meeting.month, month)))
      .get() ?? null
  );
}

/** A meeting by its id, of any company: the caller asks `can`. */
export function meetingById(db: Db, id: string): Meeting | null {
  return db.select().from(meeting).where(eq(meeting.id, id)).get() ?? null;
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

/** The agenda in its order. */
export function agendaOf(db: Db, meetingId: string): AgendaItem[] {
  return db
    .select()
    .from(agendaItem)
    .where(eq(agendaItem.meetingId, meetingId))
    .orderBy(asc(agendaItem.position))
    .all();
}

/** How many commands the company has committed: the version of whatever is read now. */
export function revisionOf(db: Db, companyId: string): number {
  return db.select().from(company).where(eq(company.id, companyId)).get()?.revision ?? 0;
}

/** The time zone whose calendar the company lives by. */
export function timeZoneOf(db: Db, companyId: string): string {
  return db.select().from(company).where(eq(company.id, companyId)).get()?.timeZone ?? "UTC";
}

/** A person's names, or null for nobody. */
export function nameOf(db: Db, personId: string | null): PersonName | null {
  if (personId === null) return null;
  return (
    db
      .select({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
      .from(person)
      .where(eq(person.id, personId))
      .get() ?? null
  );
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

/** The sealed lights of a closed meeting, by "kind/subjectId"; empty while it is open. */
export function sealedLightsOf(db: Db, row: Meeting): Record<string, SealedLight> {
  if (!isSealed(row.phase)) return {};
  const record = db.select().from(sealedRecord).where(eq(sealedRecord.meetingId, row.id)).get();
  return record ? JSON.parse(record.json).lights : {};
}
