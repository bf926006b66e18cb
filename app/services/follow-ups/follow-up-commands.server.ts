import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { followUp, followUpEvent, meeting, person } from "#db/schema";
import { changeDueDate } from "~/domain/follow-up/postponement";
import { columnOf, COLUMNS, FOLLOW_UP_STATES, isOpen, moveTo } from "~/domain/follow-up/state";
import { isSealed } from "~/domain/meeting/phase";
import { dayInZone, parseDay, type Day, type Month } from "~/domain/scorecard/month";
import type { PersonName } from "~/protocol/live-keys";
import { parseOwnerKey } from "~/sheet/owners";
import type { Moved } from "~/views/board";
import { command, ok, refuse, type Outcome, type Work } from "../command.server";
import { nameOf, timeZoneOf } from "../meetings.server";
import { followUpEntries, type FollowUpRow } from "./follow-up-rows.server";
import { moveSourceDue } from "../question-commands/move-source-due.server";
import { event } from "./raise-follow-up.server";

const WORDS = 4000;

/**
 * Moves a follow-up to a column, or over into another measure.
 *
 * @returns where it landed; or, when its state is no longer the one that this person saw, who moved
 *   it where. Of two people who move one card at once, the second is told of the first.
 */
export const moveFollowUp = command({
  input: z.object({
    id: z.string(),
    /** The state in which this person saw it. */
    from: z.enum(FOLLOW_UP_STATES),
    to: z.enum([...COLUMNS, "taken-over"]),
    doneOn: z.string().nullish(),
    reason: z.string().max(WORDS).optional(),
  }),
  run(work, { id, from, to, doneOn, reason }): Outcome<Moved> {
    const found = editable(work, id);
    if (!found.ok) return found;
    const { row, raisedFor } = found.value;
    const today = todayOf(work);
    const card = { ...row, raisedFor, withdrawn: row.withdrawnAt !== null };
    if (row.state !== from) {
      const { state } = row;
      const column = columnOf(card, today);
      return ok({ kind: "already-moved", by: lastMover(work.db, id), state, column });
    }
    // A question is settled where it was asked: answered and accepted, turned, or waived by the GM.
    if (row.kind === "question") {
      if (to !== "planned" && to !== "in-progress") return refuse("question-needs-answer");
      // There it stays so: opened again here, nothing could ever settle it.
      if (!isOpen(row.state)) return refuse("question-settled");
    }
    const day = doneOn == null || doneOn === "" ? null : parseDay(doneOn);
    if (doneOn && day === null) return refuse("bad-date", "doneOn");
    const move = moveTo(card, to, { doneOn: day, reason }, today);
    if (!move.ok) return refuse(move.error, FIELD_OF[move.error]);
    const before = { state: row.state, doneOn: row.doneOn };
    const after = { state: move.state, doneOn: move.doneOn };
    work.db
      .update(followUp)
      .set({ ...after, reason: move.reason })
      .where(eq(followUp.id, id))
      .run();
    event(work, id, "moved", { before, after, reason: move.reason });
    tell(work, id, "move-follow-up", before, { ...after, reason: move.reason });
    return ok({ kind: "moved", column: move.column });
  },
});

/** The field of the dialog in which what is missing was asked for. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "needs-date": "doneOn",
  "future-date": "doneOn",
  "done-before-raised": "doneOn",
  "needs-reason": "reason",
};

/** Changes wording, goal or owners, once the meeting that raised it is closed. */
export const editFollowUp = command({
  input: z.object({
    id: z.string(),
    wording: z.string().trim().min(1).max(WORDS).optional(),
    goal: z.string().trim().max(WORDS).optional(),
    owners: z.array(z.string()).max(50).optional(),
  }),
  run(work, { id, ...wanted }): Outcome<null> {
    const found = ownHome(work, id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (wanted.owners && !areOwners(work, wanted.owners)) return refuse("unknown-person", "owners");
    const names = (["wording", "goal", "owners"] as const).filter(
      (name) =>
        wanted[name] !== undefined && JSON.stringify(wanted[name]) !== JSON.stringify(row[name]),
    );
    if (names.length === 0) return refuse("already-there");
    const before = Object.fromEntries(names.map((name) => [name, row[name]]));
    const after = Object.fromEntries(names.map((name) => [name, wanted[name]]));
    work.db.update(followUp).set(after).where(eq(followUp.id, id)).run();
    event(work, id, "changed", { before, after });
    tell(work, id, "edit-follow-up", before, after);
    return ok(null);
  },
});

/** Changes the due date, once the meeting that raised it is closed; putting it off asks for a reason. */
export const changeDue = command({
  input: z.object({ id: z.string(), dueOn: z.string(), reason: z.string().max(WORDS).default("") }),
  run(work, { id, dueOn, reason }): Outcome<null> {
    const found = ownHome(work, id);
    if (!found.ok) return found;
    const { row, raisedFor } = found.value;
    // Else a measure that was done late could be made to have been in time.
    if (!isOpen(row.state)) return refuse("already-settled");
    const day = parseDay(dueOn);
    if (day === null) return refuse("bad-date", "dueOn");
    const change = changeDueDate(row.dueOn, day, { reason, raisedFor });
    if (!change.ok)
      return refuse(change.error, change.error === "needs-reason" ? "reason" : "dueOn");
    work.db.update(followUp).set({ dueOn: day, dueTyped: day }).where(eq(followUp.id, id)).run();
    const [before, after] = [{ dueOn: row.dueOn }, { dueOn: day }];
    event(work, id, change.kind, { before, after, reason: change.reason });
    if (!found.value.sealed) moveSourceDue(work, row);
    tell(work, id, "change-due", before, { ...after, reason: change.reason });
    return ok(null);
  },
});

type Found = { row: FollowUpRow; raisedFor: Month; sealed: boolean };

/** A follow-up of the actor's company that they may change. */
function editable(work: Work, id: string): Outcome<Found> {
  const found = work.db
    .select({ row: followUp, raisedFor: meeting.month, phase: meeting.phase })
    .from(followUp)
    .innerJoin(meeting, eq(meeting.id, followUp.raisedIn))
    .where(and(eq(followUp.id, id), eq(followUp.companyId, work.actor.companyId)))
    .get();
  if (!found || !work.may("meeting.read")) return refuse("unknown-follow-up");
  const { row, raisedFor, phase } = found;
  return work.may("follow-up.edit", { departmentId: row.departmentId })
    ? ok({ row, raisedFor, sealed: isSealed(phase) })
    : refuse("forbidden");
}

/** One whose words and due date are its own: their home is no longer, or never was, a page. */
function ownHome(work: Work, id: string): Outcome<Found> {
  const found = editable(work, id);
  if (!found.ok) return found;
  const { row, sealed } = found.value;
  if (row.withdrawnAt !== null) return refuse("withdrawn");
  return row.kind === "improvement" && !sealed ? refuse("still-on-page") : found;
}

function todayOf({ db, actor, now }: Work): Day {
  return dayInZone(now, timeZoneOf(db, actor.companyId));
}

function areOwners({ db, actor }: Work, keys: readonly string[]): boolean {
  return keys.every((key) => {
    const owner = parseOwnerKey(key);
    if (owner?.kind !== "person") return owner !== null;
    const found = db.select().from(person).where(eq(person.id, owner.personId)).get();
    return found?.companyId === actor.companyId;
  });
}

/** Who changed its state last; null when nobody did. */
function lastMover(db: Db, id: string): PersonName | null {
  const last = db
    .select({ personId: followUpEvent.personId })
    .from(followUpEvent)
    .where(and(eq(followUpEvent.followUpId, id), eq(followUpEvent.kind, "moved")))
    .orderBy(desc(followUpEvent.id))
    .limit(1)
    .get();
  return nameOf(db, last?.personId ?? null);
}

function tell(work: Work, id: string, action: string, before: unknown, after: unknown): void {
  work.record(action, id, before, after);
  work.pushToCompany(followUpEntries(work.db, work.actor.companyId, [id]));
}
