/**
 * What a department says of an action plan in this sheet's month: two questions, each answered yes or
 * no with words beside it, progress and causes, and next steps.
 *
 * The texts are top-level ones named by the plan, as those of `progress.ts` and for the same reason:
 * they are there for everybody without anybody creating them. An answer is one value; of two people
 * who answer at once, the last one's stands.
 */
import type * as Y from "yjs";
import type { PlanAnswer, PlanQuestion } from "~/domain/meeting/plan-review";
import type { PlanField } from "./fields";
import { planAnswerKey, planTextName, PlanType } from "./keys";
import { isId } from "./limits";
import { plainText } from "./rows";

/** A plan's page, read at one moment. */
export type PlanReview = {
  readonly answers: Readonly<Record<PlanQuestion, PlanAnswer | null>>;
  readonly texts: Readonly<Record<PlanField, string>>;
};

/** A page on which nobody has written yet. */
export const EMPTY_REVIEW: PlanReview = {
  answers: { onTrack: null, targets: null },
  texts: { onTrack: "", targets: "", progress: "", nextSteps: "" },
};

/** The shared text of a field, for binding an input to it; null when the id is none. */
export function planText(doc: Y.Doc, planId: string, field: PlanField): Y.Text | null {
  return isId(planId) ? doc.getText(planTextName(planId, field)) : null;
}

/** The map in which the answers about all plans stand. */
export function planAnswers(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(PlanType.answers);
}

/** How a question about a plan is answered; null while it is not, or when something else stands there. */
export function readPlanAnswer(
  doc: Y.Doc,
  planId: string,
  question: PlanQuestion,
): PlanAnswer | null {
  if (!doc.share.has(PlanType.answers)) return null;
  const answer = planAnswers(doc).get(planAnswerKey(planId, question));
  return answer === "yes" || answer === "no" ? answer : null;
}

/** Answers a question about a plan; null takes the answer back. */
export function answerPlan(
  doc: Y.Doc,
  origin: unknown,
  {
    planId,
    question,
    answer,
  }: { planId: string; question: PlanQuestion; answer: PlanAnswer | null },
): void {
  if (!isId(planId) || readPlanAnswer(doc, planId, question) === answer) return;
  const key = planAnswerKey(planId, question);
  doc.transact(() => {
    if (answer === null) planAnswers(doc).delete(key);
    else planAnswers(doc).set(key, answer);
  }, origin);
}

/** Everything on a plan's page. Reading puts nothing into the document (see `readProgress`). */
export function readPlanReview(doc: Y.Doc, planId: string): PlanReview {
  const text = (field: PlanField) =>
    doc.share.has(planTextName(planId, field)) ? plainText(planText(doc, planId, field)) : "";
  const answer = (question: PlanQuestion) => readPlanAnswer(doc, planId, question);
  return {
    answers: { onTrack: answer("onTrack"), targets: answer("targets") },
    texts: {
      onTrack: text("onTrack"),
      targets: text("targets"),
      progress: text("progress"),
      nextSteps: text("nextSteps"),
    },
  };
}

/** Whether a page says anything. */
export function isReviewed({ answers, texts }: PlanReview): boolean {
  const isAnswered = Object.values(answers).some((answer) => answer !== null);
  return isAnswered || Object.values(texts).some((text) => text !== "");
}
