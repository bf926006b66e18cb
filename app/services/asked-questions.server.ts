import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/client";
import { comment, question, questionParty, supportRequest } from "#db/schema";
import type { SupportAsked } from "~/domain/meeting/closing";
import type { Question } from "~/domain/question/question";

/** The questions asked in a meeting as far as their rules go, the first one first; deleted ones not. */
export function askedQuestions(db: Db, meetingId: string): Question[] {
  const asked = db
    .select({ id: question.commentId, end: question.end })
    .from(question)
    .innerJoin(comment, eq(comment.id, question.commentId))
    .where(and(eq(comment.meetingId, meetingId), isNull(comment.deletedAt)))
    .orderBy(asc(comment.createdAt), asc(comment.id))
    .all();
  const parties = db
    .select({ party: questionParty })
    .from(questionParty)
    .innerJoin(comment, eq(comment.id, questionParty.commentId))
    .where(eq(comment.meetingId, meetingId))
    .orderBy(asc(questionParty.departmentId))
    .all();
  return asked.map(({ id, end }) => ({
    id,
    end,
    parties: parties
      .filter(({ party }) => party.commentId === id)
      .map(({ party: { departmentId, state } }) => ({ departmentId, state })),
  }));
}

/** The support asked for in a meeting's questions. */
export function askedSupport(db: Db, meetingId: string): SupportAsked[] {
  return db
    .select({
      id: supportRequest.id,
      departmentId: supportRequest.departmentId,
      state: supportRequest.state,
    })
    .from(supportRequest)
    .innerJoin(comment, eq(comment.id, supportRequest.commentId))
    .where(and(eq(comment.meetingId, meetingId), isNull(comment.deletedAt)))
    .orderBy(asc(supportRequest.changedAt), asc(supportRequest.id))
    .all();
}
