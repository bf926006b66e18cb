import { z } from "zod";
import type { Action } from "~/domain/access/can";
import {
  stepParty,
  takesAnswers,
  type PartyState,
  type PartyVerb,
} from "~/domain/question/question";
import { command, ok, refuse, type Outcome, type Work } from "../command.server";
import { draft, idOfDraft } from "../draft.server";
import { settleRaised } from "../follow-ups/raise-follow-up.server";
import { questionIn, writeParty, type FoundQuestion } from "./find-question.server";
import { checkWords, finish, isWritten, roomFor, writeReply } from "./thread-work.server";

const party = { commentId: z.string(), departmentId: z.string() };
const words = {
  body: z.string(),
  mentions: z.array(z.string().max(64)).max(100).default([]),
  draft,
};

/** Answers a question for one of the departments that it asks. */
export const answerQuestion = command({
  input: z.object({ ...party, ...words }),
  run(work, input) {
    const id = idOfDraft(work, "answer-question", input);
    if (isWritten(work, id)) return ok({ id });
    const step = partyStep(work, input, "answer", "question.answer");
    if (!step.ok) return step;
    const said = checkWords(work, input);
    if (!said.ok) return said;
    const { departmentId } = input;
    // An answer that is owed is taken, however much was said; an addition to one has to find room.
    const room = step.value.adds ? roomFor(work, input.commentId) : ok(null);
    if (!room.ok) return room;
    writeReply(work, step.value.found, { id, ...said.value, answersFor: departmentId });
    take(work, input, step.value, "answered");
    return ok({ id });
  },
});

/** Accepts one department's answer, as the asker or the GM. */
export const acceptAnswer = command({
  input: z.object(party),
  run(work, input) {
    const step = partyStep(work, input, "accept", "question.accept");
    if (!step.ok) return step;
    take(work, input, step.value, "accepted");
    // What this department still owed of a question that had been put off is done.
    const { commentId: sourceId, departmentId } = input;
    settleRaised(work, { kind: "question", sourceId, departmentId });
    return ok(null);
  },
});

/** Asks one department again, as the asker or the GM, saying what is still missing. */
export const askAgain = command({
  input: z.object({ ...party, ...words }),
  run(work, input) {
    const id = idOfDraft(work, "ask-again", input);
    if (isWritten(work, id)) return ok({ id });
    const step = partyStep(work, input, "ask-again", "question.accept");
    if (!step.ok) return step;
    const said = checkWords(work, input);
    if (!said.ok) return said;
    writeReply(work, step.value.found, { id, ...said.value, answersFor: null });
    take(work, input, step.value, "asked-again");
    return ok({ id });
  },
});

interface Step {
  found: FoundQuestion;
  state: PartyState;
  /** Whether it moves nothing on: another answer of a department that has answered. */
  adds: boolean;
}

/** Where a verb takes one department's answer, if the actor may and the question takes it. */
function partyStep(
  work: Work,
  { commentId, departmentId }: { commentId: string; departmentId: string },
  verb: PartyVerb,
  action: Action,
): Outcome<Step> {
  const found = questionIn(work, commentId);
  if (!found.ok) return found;
  const asked = found.value.parties.find((each) => each.departmentId === departmentId);
  if (!asked) return refuse("not-asked");
  const askerId = found.value.head.authorId;
  if (!work.may(action, { departmentId, askerId })) return refuse("forbidden");
  if (!takesAnswers(found.value.end)) return refuse("question-ended");
  const step = stepParty(asked.state, verb);
  return step.ok
    ? ok({ found: found.value, state: step.state, adds: step.state === asked.state })
    : refuse(step.error);
}

function take(
  work: Work,
  { commentId, departmentId }: { commentId: string; departmentId: string },
  { found, state }: Step,
  kind: "answered" | "accepted" | "asked-again",
): void {
  writeParty(work, commentId, { departmentId, state });
  finish(work, { id: commentId, meeting: found.meeting }, { kind, departmentId });
}
