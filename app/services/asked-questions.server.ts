import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { comment, question, questionParty, supportRequest } from "#db/schema";
import type { SupportAsked } from "~/domain/meeting/closing";
import type { Question } from "~/domain/question/question";
import { groupBy } from "./group-by";

const MEETING = sql.placeholder("meetingId");

const questionsIn = prepared((db) =>
  db
    .select({ id: question.commentId, end: question.end })
    .from(question)
    .innerJoin(comment, eq(comment.id, question.commentId))
    .where(and(eq(comment.meetingId, MEETING), isNull(comment.deletedAt)))
    .orderBy(asc(comment.createdAt), asc(comment.id))
    .prepare(),
);

const partiesIn = prepared((db) =>
  db
    .select({
      questionId: questionParty.commentId,
      departmentId: questionParty.departmentId,
      state: questionParty.state,
    })
    .from(questionParty)
    .innerJoin(comment, eq(comment.id, questionParty.commentId))
    .where(eq(comment.meetingId, MEETING))
    .orderBy(asc(questionParty.departmentId))
    .prepare(),
);

/** The questions asked in a meeting as far as their rules go, the first one first; deleted ones not. */
export function askedQuestions(db: Db, meetingId: string): Question[] {
  const parties = groupBy(partiesIn(db).all({ meetingId }), ({ questionId }) => questionId);
  return questionsIn(db)
    .all({ meetingId })
    .map(({ id, end }) => ({
      id,
      end,
      parties: (parties.get(id) ?? []).map(({ departmentId, state }) => ({ departmentId, state })),
    }));
}

const supportIn = prepared((db) =>
  db
    .select({
      id: supportRequest.id,
      departmentId: supportRequest.departmentId,
      state: supportRequest.state,
    })
    .from(supportRequest)
    .innerJoin(comment, eq(comment.id, supportRequest.commentId))
    .where(and(eq(comment.meetingId, MEETING), isNull(comment.deletedAt)))
    .orderBy(asc(supportRequest.changedAt), asc(supportRequest.id))
    .prepare(),
);

/** The support asked for in a meeting's questions. */
export function askedSupport(db: Db, meetingId: string): SupportAsked[] {
  return supportIn(db).all({ meetingId });
}
