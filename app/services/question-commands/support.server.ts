import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { supportRequest } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { wordsProblem } from "~/domain/question/comment";
import { canBePromised, takesAnswers } from "~/domain/question/question";
import type { Month } from "~/domain/scorecard/month";
import { command, ok, refuse, type Outcome, type Work } from "../command.server";
import { draft, idOfDraft } from "../draft.server";
import { scorecardAt } from "../scorecard.server";
import { raiseFollowUp } from "../follow-ups/raise-follow-up.server";
import { dueDay, pageOfThread, todayOf } from "./end-question.server";
import { openQuestion, type FoundQuestion } from "./find-question.server";
import { finish, threadIn } from "./thread-work.server";

/** Asks a department for support in a question: by its asker, the GM, a facilitator or whoever answers. */
export const askSupport = command({
  input: z.object({ commentId: z.string(), departmentId: z.string(), what: z.string(), draft }),
  run(work, input) {
    const id = idOfDraft(work, "ask-support", input);
    if (requestOf(work, id)) return ok({ id });
    const { commentId, departmentId, what } = input;
    const found = openQuestion(work, commentId);
    if (!found.ok) return found;
    const { head, meeting } = found.value;
    if (!mayAskFor(work, found.value)) return refuse("forbidden");
    if (!takesAnswers(found.value.end)) return refuse("question-ended");
    const problem = wordsProblem(what);
    if (problem) return refuse(problem, "what");
    const { departments } = scorecardAt(work.db, meeting.companyId, meeting.month);
    if (!departments.some((each) => each.id === departmentId)) {
      return refuse("unknown-department", "departmentId");
    }
    const asked = work.db
      .select()
      .from(supportRequest)
      .where(
        and(
          eq(supportRequest.commentId, commentId),
          eq(supportRequest.departmentId, departmentId),
          eq(supportRequest.state, "open"),
        ),
      )
      .get();
    if (asked) return refuse("already-asked", "departmentId");
    const { actor, now } = work;
    work.db
      .insert(supportRequest)
      .values({
        id,
        commentId,
        departmentId,
        what: what.trim(),
        state: "open",
        askedBy: actor.personId,
        changedAt: now,
      })
      .run();
    const note = what.trim();
    finish(work, { id: head.id, meeting }, { kind: "support-asked", departmentId, note });
    return ok({ id });
  },
});

/** Promises support by a day, or declines it with a reason, for the department that was asked. */
export const decideSupport = command({
  input: z.discriminatedUnion("decision", [
    z.object({ requestId: z.string(), decision: z.literal("promise"), dueOn: z.string() }),
    z.object({ requestId: z.string(), decision: z.literal("decline"), reason: z.string() }),
  ]),
  run(work, input) {
    const { requestId } = input;
    const request = requestOf(work, requestId);
    const found = request ? threadIn(work, request.commentId) : refuse("unknown-comment");
    if (!found.ok || !request) return found;
    const { head, meeting } = found.value;
    if (isSealed(meeting.phase)) return refuse("meeting-closed");
    const { departmentId } = request;
    if (!work.may("support.decide", { departmentId })) return refuse("forbidden");
    if (request.state !== "open") return refuse("support-decided");
    const decided =
      input.decision === "promise"
        ? promised(work, input.dueOn, meeting.month)
        : declined(input.reason);
    if (!decided.ok) return decided;
    const { note, ...columns } = decided.value;
    work.db
      .update(supportRequest)
      .set({ ...columns, decidedBy: work.actor.personId, changedAt: work.now })
      .where(eq(supportRequest.id, requestId))
      .run();
    if (input.decision === "promise") {
      const raised = raiseFollowUp(work, {
        kind: "support",
        sourceId: requestId,
        meeting,
        departmentId,
        page: pageOfThread(head),
        wording: request.what,
        dueOn: input.dueOn,
      });
      if (!raised.ok) return raised;
    }
    const kind = input.decision === "promise" ? "support-promised" : "support-declined";
    finish(work, { id: head.id, meeting }, { kind, departmentId, note });
    return ok(null);
  },
});

function requestOf({ db }: Work, id: string) {
  return db.select().from(supportRequest).where(eq(supportRequest.id, id)).get();
}

function mayAskFor(work: Work, { head, parties }: FoundQuestion): boolean {
  return (
    work.may("question.settle", { askerId: head.authorId }) ||
    parties.some(({ departmentId }) => work.may("question.answer", { departmentId }))
  );
}

type Decided = Outcome<{
  state: "promised" | "declined";
  dueOn?: string;
  reason?: string;
  note: string;
}>;

function promised(work: Work, typed: string, month: Month): Decided {
  const day = dueDay(typed, month, "dueOn");
  if (!day.ok) return day;
  if (!canBePromised(day.value, todayOf(work))) return refuse("due-before-today", "dueOn");
  return ok({ state: "promised", dueOn: day.value, note: day.value });
}

function declined(typed: string): Decided {
  const problem = wordsProblem(typed);
  if (problem === "comment-too-long") return refuse(problem, "reason");
  const reason = typed.trim();
  return problem
    ? refuse("needs-reason", "reason")
    : ok({ state: "declined", reason, note: reason });
}
