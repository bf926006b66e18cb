import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { agendaItem, meeting, person, personRole } from "#db/schema";
import type { Place } from "~/domain/meeting/agenda";
import { moveTimer } from "~/domain/meeting/timer";
import { MEETING_KEY, TIMER_KEY, type PersonName } from "~/protocol/live-keys";
import { command, ok, refuse, type Outcome, type Work } from "./command.server";
import { agendaOf, liveMeeting, meetingById, timerOf, type Meeting } from "./meetings.server";
import { isPageOf } from "./pages.server";

/** The live meeting with this id, of the actor's company. */
function liveMeetingFor(work: Work, meetingId: string): Outcome<Meeting> {
  const row = meetingById(work.db, meetingId);
  if (!row || row.companyId !== work.actor.companyId || !work.may("meeting.read")) {
    return refuse("unknown-meeting");
  }
  return row.phase === "live" ? ok(row) : refuse("meeting-not-live");
}

/** Moves the room to an item and page of the agenda; the clocks of the items follow. */
export const moveRoom = command({
  input: z.object({
    meetingId: z.string(),
    item: z.string(),
    page: z.string().max(200).nullable(),
  }),
  run(work, { meetingId, ...place }) {
    const found = liveMeetingFor(work, meetingId);
    if (!found.ok) return found;
    const { leadId } = found.value;
    if (!work.may("meeting.lead", { leadId })) return refuse("not-leading");
    const item = agendaOf(work.db, meetingId).find((entry) => entry.id === place.item);
    if (!item) return refuse("unknown-agenda-item");
    const { departmentId } = item;
    const isThere =
      place.page === null ||
      (departmentId !== null && isPageOf(work.db, found.value, departmentId, place.page));
    if (!isThere) return refuse("unknown-page");
    return ok(goTo(work, meetingId, place));
  },
});

/** Hands the facilitation to another person who may lead. */
export const handOver = command({
  input: z.object({ meetingId: z.string(), personId: z.string() }),
  run(work, { meetingId, personId }) {
    const found = liveMeetingFor(work, meetingId);
    if (!found.ok) return found;
    const { leadId } = found.value;
    if (!work.may("meeting.hand-over", { leadId })) return refuse("not-leading");
    const leaders = leadersOf(work.db, work.actor.companyId);
    if (!leaders.some((entry) => entry.id === personId)) return refuse("unknown-person");
    return setLead(work, found.value, personId, "hand-over");
  },
});

/** Takes the facilitation: when the facilitator's machine is gone, the meeting goes on. */
export const takeOver = command({
  input: z.object({ meetingId: z.string() }),
  run(work, { meetingId }) {
    const found = liveMeetingFor(work, meetingId);
    if (!found.ok) return found;
    if (!work.may("meeting.take-over")) return refuse("forbidden");
    return setLead(work, found.value, work.actor.personId, "take-over");
  },
});

/** Everybody active who may lead a meeting of the company. */
export function leadersOf(db: Db, companyId: string): PersonName[] {
  return db
    .selectDistinct({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(person)
    .innerJoin(personRole, eq(personRole.personId, person.id))
    .where(
      and(
        eq(person.companyId, companyId),
        eq(person.active, true),
        inArray(personRole.role, ["facilitator", "gm", "administrator"]),
      ),
    )
    .orderBy(asc(person.nameZh))
    .all();
}

/** Puts the room on a place, settles the clocks and tells everybody. */
export function goTo(work: Work, meetingId: string, place: Place): null {
  const { db, now } = work;
  db.update(meeting)
    .set({ placeItemId: place.item, placePage: place.page })
    .where(eq(meeting.id, meetingId))
    .run();
  runClock(work, meetingId, place.item);
  const row = meetingById(db, meetingId);
  if (row) work.push([[MEETING_KEY, liveMeeting(db, row)]], meetingId);
  work.record("move-room", meetingId, null, { ...place, at: now });
  return null;
}

/** Lets the clock of one item run and stops the others; null stops them all. */
export function runClock(work: Work, meetingId: string, item: string | null): void {
  const agenda = agendaOf(work.db, meetingId);
  const timer = moveTimer(timerOf(agenda), item, work.now);
  for (const { id } of agenda) {
    work.db
      .update(agendaItem)
      .set({
        spentMs: timer.spent[id] ?? 0,
        runningSince: timer.running?.item === id ? timer.running.since : null,
      })
      .where(eq(agendaItem.id, id))
      .run();
  }
  work.push([[TIMER_KEY, timer]], meetingId);
}

function setLead(work: Work, row: Meeting, leadId: string, action: string): Outcome<null> {
  work.db.update(meeting).set({ leadId }).where(eq(meeting.id, row.id)).run();
  work.record(action, row.id, row.leadId, leadId);
  work.push([[MEETING_KEY, liveMeeting(work.db, { ...row, leadId })]], row.id);
  return ok(null);
}
