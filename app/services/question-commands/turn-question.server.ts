import { z } from "zod";
import type { Db } from "#db/client";
import { readDueDate } from "~/domain/follow-up/due-date";
import { wordsProblem } from "~/domain/question/comment";
import { takesAnswers } from "~/domain/question/question";
import { firstDay, type Month } from "~/domain/scorecard/month";
import { addImprovement } from "~/sheet/improvements";
import { command, judging, ok, refuse, type Judging, type Outcome } from "../command.server";
import { settleRaised } from "../follow-ups/raise-follow-up.server";
import { isPageOf } from "../pages.server";
import { peopleOf } from "../meeting-view.server";
import { endable, writeEnd } from "./end-question.server";
import type { FoundQuestion } from "./find-question.server";

const input = z.object({
  commentId: z.string(),
  /** A page of the department that the question hangs on. */
  page: z.string().max(200),
  action: z.string(),
  ownerIds: z.array(z.string().max(64)).max(20),
  /** As typed; may be empty. */
  due: z.string().max(100),
});

type Turning = z.infer<typeof input>;

/**
 * Turns a question into an improvement measure on a page. The measure is written into the shared
 * sheet first, under an id that follows from the question's: should the server stop before the
 * question is marked, turning it again finds the measure instead of writing a second one.
 */
export const turnQuestion = command({
  input,
  prepare(ask, turning) {
    const turnable = judge(judging(ask), turning);
    if (!turnable.ok) return turnable;
    const { meeting, departmentId } = turnable.value;
    const { personId, companyId } = ask.who.actor;
    const room = { kind: "sheet", meetingId: meeting.id, departmentId } as const;
    const written = ask.rooms.edit(room, { personId, companyId }, (doc) => {
      addImprovement(doc, null, {
        id: measureIdOf(turning.commentId),
        page: turning.page,
        action: turning.action.trim(),
        owners: turning.ownerIds.map((id) => ({ kind: "person", personId: id })),
        due: turning.due.trim(),
      });
    });
    if (!written.ok) throw new Error("the improvement measure could not be written");
    return ok(null);
  },
  run(work, turning) {
    const turnable = judge(work, turning);
    if (!turnable.ok) return turnable;
    const followUpSource = measureIdOf(turning.commentId);
    const end = { kind: "turned" as const, followUpSource, by: work.actor.personId };
    const ended = writeEnd(work, turnable.value, end, turning.action.trim());
    if (ended.ok) {
      const reason = turning.action.trim();
      const source = { kind: "question" as const, sourceId: turning.commentId };
      settleRaised(work, source, { state: "taken-over", reason });
    }
    return ended;
  },
});

/** The id of the improvement measure that a question becomes. */
function measureIdOf(commentId: string): string {
  return `q-${commentId}`;
}

/** Everything that could be said against it: asked before writing, and again before marking. */
function judge(work: Judging, turning: Turning): Outcome<FoundQuestion & { departmentId: string }> {
  const found = endable(work, turning.commentId, "question.settle");
  if (!found.ok) return found;
  const { head, meeting, end } = found.value;
  if (!takesAnswers(end)) return refuse("question-ended");
  const { departmentId } = head;
  if (departmentId === null || !isPageOf(work.db, meeting, departmentId, turning.page)) {
    return refuse("unknown-page", "page");
  }
  const problem = wordsProblem(turning.action);
  if (problem) return refuse(problem, "action");
  if (!areOwners(work.db, meeting.companyId, turning.ownerIds)) {
    return refuse("unknown-person", "ownerIds");
  }
  const due = checkDue(turning.due, meeting.month);
  return due.ok ? ok({ ...found.value, departmentId }) : due;
}

function areOwners(db: Db, companyId: string, ids: readonly string[]): boolean {
  const known = new Set(peopleOf(db, companyId).map(({ id }) => id));
  return ids.every((id) => known.has(id));
}

function checkDue(typed: string, reviewMonth: Month): Outcome<null> {
  if (typed.trim() === "") return ok(null);
  const read = readDueDate(typed, { reviewMonth });
  if (!read.ok) return refuse("bad-date", "due");
  return read.day < firstDay(reviewMonth) ? refuse("due-before-month", "due") : ok(null);
}
