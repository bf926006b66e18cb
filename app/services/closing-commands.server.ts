import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { amendment, approval, closingWaiver } from "#db/schema";
import type { Action } from "~/domain/access/can";
import type { Blocker } from "~/domain/meeting/closing";
import { isSealed } from "~/domain/meeting/phase";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import { AMENDABLE_PARTS } from "~/views/minutes";
import type { MeetingRecord } from "~/views/record";
import { blockersIn, closingEntry } from "./closing-blockers.server";
import { command, ok, refuse, type Outcome, type Work } from "./command.server";
import { draft, idOfDraft } from "./draft.server";
import { enterPhase, openMeetingFor } from "./meeting-commands.server";
import { meetingById, type Meeting } from "./meetings.server";
import { waiveQuestionIn } from "./question-commands/end-question.server";
import { storedRecordOf } from "./record/stored-record.server";

/** What a person has to write: some words, not a book. */
const words = z.string().trim().min(1).max(4000);

/**
 * Waives things that block closing, for one reason; what was waived before gets the new reason. When
 * one of them blocks no more, nothing is waived: whoever chose has not seen how things are now.
 */
export const waiveBlockers = command({
  input: z.object({
    meetingId: z.string(),
    blockers: z.array(z.string().max(300)).min(1).max(1000),
    reason: words,
  }),
  run(work, { meetingId, blockers, reason }) {
    const found = openMeetingFor(work, meetingId, "closing.waive");
    if (!found.ok) return found;
    const known = new Map(blockersIn(work.db, found.value).map((each) => [each.key, each]));
    for (const key of new Set(blockers)) {
      const blocker = known.get(key);
      if (!blocker) return refuse("unknown-blocker");
      const waived = waive(work, meetingId, blocker, reason);
      if (!waived.ok) return waived;
    }
    work.push([closingEntry(work.db, found.value)], meetingId);
    return ok(null);
  },
});

/** A question that is waived ends [QU5], as if it had been waived beside its page. */
function waive(work: Work, meetingId: string, blocker: Blocker, reason: string): Outcome<null> {
  if (blocker.kind === "question") {
    return waiveQuestionIn(work, { commentId: blocker.questionId, reason });
  }
  writeWaiver(work, meetingId, blocker.key, reason);
  return ok(null);
}

function writeWaiver(
  { db, actor, now, record }: Work,
  meetingId: string,
  blocker: string,
  reason: string,
): void {
  const before = db
    .select({ reason: closingWaiver.reason, personId: closingWaiver.personId })
    .from(closingWaiver)
    .where(and(eq(closingWaiver.meetingId, meetingId), eq(closingWaiver.blocker, blocker)))
    .get();
  const waiver = { reason, personId: actor.personId, at: now };
  db.insert(closingWaiver)
    .values({ meetingId, blocker, ...waiver })
    .onConflictDoUpdate({ target: [closingWaiver.meetingId, closingWaiver.blocker], set: waiver })
    .run();
  record("waive-blocker", meetingId, before ?? null, { blocker, reason });
}

/** Approves a closed meeting's record. The approval stands beside the frozen bytes. */
export const approveMeeting = command({
  input: z.object({ meetingId: z.string() }),
  run(work, { meetingId }) {
    const found = closedMeetingFor(work, meetingId, "meeting.approve");
    if (!found.ok) return found;
    const entered = enterPhase(work, found.value, "approved");
    if (!entered.ok) return entered;
    const { db, now, actor } = work;
    db.insert(approval).values({ meetingId, personId: actor.personId, at: now }).run();
    return ok(null);
  },
});

/** Adds a correction to a closed record: beside the original, never in it. */
export const addAmendment = command({
  input: z.object({
    meetingId: z.string(),
    place: z.string().max(200),
    text: words,
    reason: words,
    draft,
  }),
  run(work, input) {
    const { meetingId, place, text, reason } = input;
    const found = closedMeetingFor(work, meetingId, "amendment.write");
    if (!found.ok) return found;
    const { db, now, actor } = work;
    const id = idOfDraft(work, "add-amendment", input);
    if (db.select().from(amendment).where(eq(amendment.id, id)).get()) return ok({ id });
    const stored = storedRecordOf(db, found.value);
    if (!stored || !isAmendable(stored.record, place)) return refuse("unknown-place", "place");
    const values = { meetingId, place, text, reason, personId: actor.personId, at: now };
    db.insert(amendment)
      .values({ id, ...values })
      .run();
    work.record("add-amendment", meetingId, null, { id, place, text, reason });
    work.push([[STRUCTURE_KEY, now]], meetingId);
    return ok({ id });
  },
});

/** The sealed meeting with this id, of the actor's company, for somebody who may do this. */
function closedMeetingFor(work: Work, meetingId: string, action: Action): Outcome<Meeting> {
  const row = meetingById(work.db, meetingId);
  if (!row || row.companyId !== work.actor.companyId) return refuse("unknown-meeting");
  if (!work.may(action)) return refuse("forbidden");
  return isSealed(row.phase) ? ok(row) : refuse("meeting-not-closed");
}

/** Whether an amendment can be about this: a part of the record, or one of its pages. */
function isAmendable({ pages }: MeetingRecord, place: string): boolean {
  return (
    AMENDABLE_PARTS.some((part) => part === place) || pages.some(({ link }) => link.key === place)
  );
}
