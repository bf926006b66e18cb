import { and, asc, eq } from "drizzle-orm";
import { question, questionParty } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import type { QuestionEnd, QuestionParty } from "~/domain/question/question";
import { ok, refuse, type Judging, type Outcome, type Work } from "../command.server";
import { threadIn, type FoundThread } from "./thread-work.server";

/** A cross-question with its thread. */
export interface FoundQuestion extends FoundThread {
  parties: QuestionParty[];
  end: QuestionEnd;
}

/**
 * The question with this id. In a closed meeting there is only what was deferred: that outlives it,
 * everything else is as the record has it [AC10].
 */
export function questionIn(work: Judging, commentId: string): Outcome<FoundQuestion> {
  const found = threadIn(work, commentId);
  if (!found.ok) return found;
  const row = work.db.select().from(question).where(eq(question.commentId, commentId)).get();
  if (found.value.head.deletedAt !== null) return refuse("unknown-comment");
  const sealed = isSealed(found.value.meeting.phase);
  if (sealed && row?.end?.kind !== "deferred") return refuse("meeting-closed");
  if (!row) return refuse("not-a-question");
  const parties = work.db
    .select({ departmentId: questionParty.departmentId, state: questionParty.state })
    .from(questionParty)
    .where(eq(questionParty.commentId, commentId))
    .orderBy(asc(questionParty.departmentId))
    .all();
  return ok({ ...found.value, parties, end: row.end });
}

/** Like `questionIn`, of a meeting that is not closed. */
export function openQuestion(work: Judging, commentId: string): Outcome<FoundQuestion> {
  const found = questionIn(work, commentId);
  return found.ok && isSealed(found.value.meeting.phase) ? refuse("meeting-closed") : found;
}

/** Writes where the answer of one department stands. */
export function writeParty(work: Work, commentId: string, { departmentId, state }: QuestionParty) {
  work.db
    .update(questionParty)
    .set({ state, changedAt: work.now })
    .where(
      and(eq(questionParty.commentId, commentId), eq(questionParty.departmentId, departmentId)),
    )
    .run();
}
