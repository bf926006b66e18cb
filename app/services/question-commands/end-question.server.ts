import { eq } from "drizzle-orm";
import { z } from "zod";
import { question } from "#db/schema";
import type { Action } from "~/domain/access/can";
import { wordsProblem } from "~/domain/question/comment";
import {
  endQuestion,
  owingDepartments,
  postpones,
  type QuestionEnd,
} from "~/domain/question/question";
import { dayInZone, firstDay, parseDay, type Day, type Month } from "~/domain/scorecard/month";
import { command, ok, refuse, type Judging, type Outcome, type Work } from "../command.server";
import { pageOf } from "~/protocol/anchor";
import { readAnchor } from "~/protocol/read-anchor";
import { raiseFollowUp, settleRaised } from "../follow-ups/raise-follow-up.server";
import type { CommentRow } from "../threads.server";
import { timeZoneOf } from "../meetings.server";
import { openQuestion, type FoundQuestion } from "./find-question.server";
import { finish } from "./thread-work.server";

/** Puts a question off to a day, with a reason if it was put off before; it goes onto the board. */
export const deferQuestion = command({
  input: z.object({ commentId: z.string(), until: z.string(), reason: z.string().default("") }),
  run(work, { commentId, until, reason }) {
    const found = endable(work, commentId, "question.settle");
    if (!found.ok) return found;
    const day = dueDay(until, found.value.meeting.month, "until");
    if (!day.ok) return day;
    if (wordsProblem(reason) === "comment-too-long") return refuse("comment-too-long", "reason");
    if (postpones(found.value.end, day.value) && reason.trim() === "") {
      return refuse("needs-reason", "reason");
    }
    const end = { kind: "deferred" as const, until: day.value, by: work.actor.personId };
    const ended = writeEnd(work, found.value, end, day.value);
    return ended.ok ? joinBoard(work, found.value, day.value, reason) : ended;
  },
});

/** Waives a question, as the GM, with the reason; it stays in the record. */
export const waiveQuestion = command({
  input: z.object({ commentId: z.string(), reason: z.string() }),
  run: waiveQuestionIn,
});

/**
 * Waives a question inside another verb's transaction, too: what waives a blocked closing's question
 * must say so in the question's own record.
 */
export function waiveQuestionIn(
  work: Work,
  { commentId, reason }: { commentId: string; reason: string },
): Outcome<null> {
  const found = endable(work, commentId, "question.waive");
  if (!found.ok) return found;
  if (wordsProblem(reason) === "comment-too-long") return refuse("comment-too-long", "reason");
  const end = { kind: "waived" as const, reason: reason.trim(), by: work.actor.personId };
  const ended = writeEnd(work, found.value, end, end.reason);
  if (ended.ok) {
    const source = { kind: "question" as const, sourceId: commentId };
    settleRaised(work, source, { state: "dropped", reason: end.reason });
  }
  return ended;
}

/** A question of an open meeting that the actor may end in this way. */
export function endable(work: Judging, commentId: string, action: Action): Outcome<FoundQuestion> {
  const found = openQuestion(work, commentId);
  if (!found.ok) return found;
  const askerId = found.value.head.authorId;
  return work.may(action, { askerId }) ? found : refuse("forbidden");
}

/** Ends a question if the rules let it [QU5], and tells everybody. */
export function writeEnd(
  work: Work,
  { head, meeting, end: before }: FoundQuestion,
  end: NonNullable<QuestionEnd>,
  note: string,
): Outcome<null> {
  const step = endQuestion(before, end, todayOf(work));
  if (!step.ok) {
    // The day itself has been read: the rule only says that it does not lie ahead.
    return step.error === "bad-date" ? refuse("not-after-today", "until") : refuse(step.error);
  }
  work.db.update(question).set({ end: step.end }).where(eq(question.commentId, head.id)).run();
  finish(work, { id: head.id, meeting }, { kind: end.kind, note, before });
  return ok(null);
}

/** [QU10] What was put off is owed by every department whose answer is not accepted. */
function joinBoard(
  work: Work,
  { head, meeting, parties }: FoundQuestion,
  dueOn: Day,
  reason: string,
): Outcome<null> {
  for (const departmentId of owingDepartments(parties)) {
    const raised = raiseFollowUp(work, {
      kind: "question",
      sourceId: head.id,
      meeting,
      departmentId,
      page: pageOfThread(head),
      wording: head.body,
      dueOn,
      reason,
    });
    if (!raised.ok) return raised;
  }
  return ok(null);
}

/** The page that a thread hangs on; "" for a department as a whole. */
export function pageOfThread({ anchor: stored }: CommentRow): string {
  const anchor = readAnchor(stored);
  return (anchor && pageOf(anchor)) ?? "";
}

/** A day that somebody promised or put something off to [FU9]. */
export function dueDay(typed: string, month: Month, field: string): Outcome<Day> {
  const day = parseDay(typed);
  if (day === null) return refuse("bad-date", field);
  return day < firstDay(month) ? refuse("due-before-month", field) : ok(day);
}

/** Today in the company's time zone [MO4]. */
export function todayOf({ db, actor, now }: Work): Day {
  return dayInZone(now, timeZoneOf(db, actor.companyId));
}
