import { eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/id";
import { agendaItem, meeting } from "#db/schema";
import type { Action } from "~/domain/access/can";
import { isBudget } from "~/domain/meeting/agenda";
import { isSealed, stepPhase, type MeetingPhase } from "~/domain/meeting/phase";
import { parseMonth } from "~/domain/scorecard/month";
import { MEETING_KEY, STRUCTURE_KEY } from "~/protocol/live-keys";
import { documentRoomsOf } from "~/protocol/read-room-name";
import { layAgenda } from "./agenda.server";
import { noteSeen } from "./attendance.server";
import { openBlockersIn } from "./closing-blockers.server";
import {
  command,
  judging,
  ok,
  refuse,
  type Judging,
  type Outcome,
  type Work,
} from "./command.server";
import { entriesRaisedIn } from "./follow-ups/follow-up-rows.server";
import { relightSpan } from "./kept-lights.server";
import { carryPages } from "./measure-pages.server";
import {
  agendaOf,
  liveMeeting,
  meetingById,
  meetingOfMonth,
  type Meeting,
} from "./meetings.server";
import { isNear } from "./near.server";
import { sealRecord } from "./record/seal-record.server";
import { goTo, runClock } from "./room-commands.server";

/** Opens the meeting of a month with an agenda of all departments that are valid in it. */
export const openMeeting = command({
  input: z.object({ month: z.string() }),
  run(work, input) {
    if (!work.may("meeting.open")) return refuse("forbidden");
    const month = parseMonth(input.month);
    const { db, actor, now } = work;
    if (month === null) return refuse("unknown-month", "month");
    if (!isNear(month, now)) return refuse("month-too-far", "month");
    if (meetingOfMonth(db, actor.companyId, month)) return refuse("meeting-exists", "month");
    const id = newId();
    db.insert(meeting)
      .values({ id, companyId: actor.companyId, month, phase: "draft", openedAt: now })
      .run();
    layAgenda(db, { id, companyId: actor.companyId, month });
    carryPages(db, { id, companyId: actor.companyId, month });
    work.record("open-meeting", id, null, { month });
    // The first meeting of a year may be opened before anybody typed a level or an actual of it.
    work.push(relightSpan(db, actor.companyId, { from: month, to: month }, now));
    return ok({ id, month });
  },
});

/** Puts the departments into a new order; overview stays first, closing last. */
export const arrangeAgenda = command({
  input: z.object({ meetingId: z.string(), itemIds: z.array(z.string()) }),
  run(work, { meetingId, itemIds }) {
    const found = openMeetingFor(work, meetingId, "meeting.agenda");
    if (!found.ok) return found;
    const agenda = agendaOf(work.db, meetingId);
    const departments = agenda.filter((item) => item.part === "department");
    const complete =
      itemIds.length === departments.length &&
      departments.every((item) => itemIds.includes(item.id));
    if (!complete) return refuse("agenda-incomplete");
    itemIds.forEach((id, index) =>
      work.db
        .update(agendaItem)
        .set({ position: index + 1 })
        .where(eq(agendaItem.id, id))
        .run(),
    );
    work.record(
      "arrange-agenda",
      meetingId,
      departments.map((item) => item.id),
      itemIds,
    );
    work.push([[STRUCTURE_KEY, work.now]], meetingId);
    return ok(null);
  },
});

/** Gives an agenda item its minutes. */
export const setBudget = command({
  input: z.object({ itemId: z.string(), minutes: z.number().refine(isBudget) }),
  run(work, { itemId, minutes }) {
    const item = work.db.select().from(agendaItem).where(eq(agendaItem.id, itemId)).get();
    const of = item && meetingById(work.db, item.meetingId);
    // Another company's is as unknown as one that does not exist.
    if (!item || of?.companyId !== work.actor.companyId) return refuse("unknown-agenda-item");
    const found = openMeetingFor(work, item.meetingId, "meeting.agenda");
    if (!found.ok) return found;
    work.db
      .update(agendaItem)
      .set({ budgetMinutes: minutes })
      .where(eq(agendaItem.id, itemId))
      .run();
    work.record("set-budget", itemId, item.budgetMinutes, minutes);
    work.push([[STRUCTURE_KEY, work.now]], item.meetingId);
    return ok(null);
  },
});

/** From draft to preparing: the departments are asked to fill their pages. */
export const startPreparing = command({
  input: z.object({ meetingId: z.string() }),
  run(work, { meetingId }) {
    const found = openMeetingFor(work, meetingId, "meeting.open");
    if (!found.ok) return found;
    return enterPhase(work, found.value, "preparing");
  },
});

/** The meeting begins: whoever starts it leads it, and the room is on the first item. */
export const startMeeting = command({
  input: z.object({ meetingId: z.string() }),
  run(work, { meetingId }) {
    const found = openMeetingFor(work, meetingId, "meeting.open");
    if (!found.ok) return found;
    const first = agendaOf(work.db, meetingId)[0];
    if (!first) return refuse("unknown-agenda-item");
    work.db
      .update(meeting)
      .set({ leadId: work.actor.personId, startedAt: work.now })
      .where(eq(meeting.id, meetingId))
      .run();
    const entered = enterPhase(work, found.value, "live");
    if (!entered.ok) return entered;
    noteSeen(work.db, meetingId, work.present(meetingId), work.now);
    return ok(goTo(work, meetingId, { item: first.id, page: null }));
  },
});

/**
 * Closes a live meeting that nothing blocks: its rooms write down what they hold, the record is
 * frozen, and from this very moment no message changes them any more. Of two people who close at
 * once, the second is told that it is closed.
 */
export const closeMeeting = command({
  input: z.object({ meetingId: z.string() }),
  prepare(ask, { meetingId }) {
    const found = openMeetingFor(judging(ask), meetingId, "meeting.close");
    if (!found.ok) return found;
    ask.rooms.flush();
    // A record that lacks words which are on disk could never be made whole again.
    const whole = documentRoomsOf(meetingId).map((prefix) => ask.rooms.projectNow(prefix));
    return whole.every(Boolean) ? ok(null) : refuse("record-not-whole");
  },
  run(work, { meetingId }) {
    const found = openMeetingFor(work, meetingId, "meeting.close");
    if (!found.ok) return found;
    const { db, now } = work;
    noteSeen(db, meetingId, work.present(meetingId), now);
    const entered = enterPhase(work, found.value, "closed");
    if (!entered.ok) return entered;
    if (openBlockersIn(db, found.value).length > 0) return refuse("closing-blocked");
    runClock(work, meetingId, null);
    db.update(meeting).set({ closedAt: now }).where(eq(meeting.id, meetingId)).run();
    sealRecord(work, found.value);
    // From now on their wording and due dates are changed on the board.
    work.pushToCompany(entriesRaisedIn(db, found.value));
    // Sealed rooms are told by the same commit that sealed them.
    for (const prefix of documentRoomsOf(meetingId)) {
      work.recheck({ roomPrefix: prefix });
    }
    return ok(null);
  },
});

/** The meeting with this id, of the actor's company and not sealed, for somebody who may do this. */
export function openMeetingFor(work: Judging, meetingId: string, action: Action): Outcome<Meeting> {
  const row = meetingById(work.db, meetingId);
  if (!row || row.companyId !== work.actor.companyId) return refuse("unknown-meeting");
  if (isSealed(row.phase)) return refuse("meeting-closed");
  return work.may(action, { leadId: row.leadId }) ? ok(row) : refuse("forbidden");
}

/** Steps to a phase as the domain allows, and tells the room. */
export function enterPhase(work: Work, row: Meeting, phase: MeetingPhase): Outcome<null> {
  const step = stepPhase(row.phase, phase);
  if (!step.ok) return refuse(step.error === "meeting-closed" ? "meeting-closed" : "wrong-phase");
  work.db.update(meeting).set({ phase }).where(eq(meeting.id, row.id)).run();
  const entered = meetingById(work.db, row.id) ?? row;
  work.record(`meeting-${phase}`, row.id, row.phase, phase);
  work.push([[MEETING_KEY, liveMeeting(work.db, entered)]], row.id);
  return ok(null);
}
