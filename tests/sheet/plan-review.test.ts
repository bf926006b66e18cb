import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { createUndo, localOrigin } from "~/collab/undo";
import { planPageKey } from "~/sheet/page-key";
import { readPageRows } from "~/sheet/page-rows";
import {
  answerPlan,
  EMPTY_REVIEW,
  isReviewed,
  planText,
  readPlanReview,
} from "~/sheet/plan-review";
import { PLAN_FIELDS } from "~/sheet/fields";
import { textAt } from "~/sheet/text-at";
import { parseTextPath, planPath } from "~/sheet/text-path";
import { touchedRows } from "~/sheet/touched-rows";
import { meet } from "./peers";

const ME = "my own edits";
const scope = { page: planPageKey("K1"), followUps: [] };

describe("an action plan's page", () => {
  it("says nothing until somebody writes, and reading puts nothing into the document", () => {
    const doc = new Y.Doc();
    expect(readPlanReview(doc, "K1")).toEqual(EMPTY_REVIEW);
    expect(isReviewed(EMPTY_REVIEW)).toBe(false);
    expect([...doc.share.keys()]).toEqual([]);
  });

  it("keeps the answers and words of each plan apart", () => {
    const doc = new Y.Doc();
    answerPlan(doc, ME, { planId: "K1", question: "onTrack", answer: "no" });
    planText(doc, "K1", "onTrack")?.insert(0, "讲师排不开");
    planText(doc, "K1", "nextSteps")?.insert(0, "三月补课");
    expect(readPlanReview(doc, "K1")).toEqual({
      answers: { onTrack: "no", targets: null },
      texts: { onTrack: "讲师排不开", targets: "", progress: "", nextSteps: "三月补课" },
    });
    expect(isReviewed(readPlanReview(doc, "K1"))).toBe(true);
    expect(readPlanReview(doc, "K2")).toEqual(EMPTY_REVIEW);
    answerPlan(doc, ME, { planId: "K1", question: "onTrack", answer: null });
    expect(readPlanReview(doc, "K1").answers.onTrack).toBeNull();
  });

  it("two people who begin in one field both keep their words; of two answers one stands for both", () => {
    const [left, right] = [new Y.Doc(), new Y.Doc()];
    planText(left, "K1", "progress")?.insert(0, "甲写的");
    planText(right, "K1", "progress")?.insert(0, "乙写的");
    answerPlan(left, ME, { planId: "K1", question: "targets", answer: "yes" });
    answerPlan(right, ME, { planId: "K1", question: "targets", answer: "no" });
    answerPlan(right, ME, { planId: "K1", question: "onTrack", answer: "yes" });
    meet([left, right]);
    const review = readPlanReview(left, "K1");
    expect(review.texts.progress).toHaveLength(6);
    expect(review.answers.onTrack).toBe("yes");
    expect(review.answers.targets).not.toBeNull();
    expect(readPlanReview(right, "K1")).toEqual(review);
  });

  it("an answer is a step to undo like any word", () => {
    const doc = new Y.Doc();
    const undo = createUndo(doc);
    answerPlan(doc, localOrigin, { planId: "K1", question: "onTrack", answer: "yes" });
    undo.separate();
    answerPlan(doc, localOrigin, { planId: "K1", question: "onTrack", answer: "no" });
    undo.undo();
    expect(readPlanReview(doc, "K1").answers.onTrack).toBe("yes");
    undo.undo();
    expect(readPlanReview(doc, "K1").answers.onTrack).toBeNull();
    undo.destroy();
  });

  it("is read without an error whatever a browser wrote under its names", () => {
    const hostile = new Y.Doc();
    hostile.getMap("planAnswers").set("K1/onTrack", "perhaps");
    hostile.getMap("planAnswers").set("K1/targets", new Y.Map());
    hostile.getMap("plan/K1/progress").set("x", 1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile));
    expect(readPlanReview(doc, "K1")).toEqual(EMPTY_REVIEW);
    answerPlan(doc, ME, { planId: "K1", question: "onTrack", answer: "yes" });
    expect(readPlanReview(doc, "K1").answers.onTrack).toBe("yes");
  });

  it("names its texts by paths that comments hang on", () => {
    const doc = new Y.Doc();
    for (const field of PLAN_FIELDS) planText(doc, "K1", field)?.insert(0, `the ${field}`);
    for (const field of PLAN_FIELDS) {
      expect(textAt(doc, planPath("K1", field))?.toString()).toBe(`the ${field}`);
    }
    for (const path of ["plan:K1", "plan:K1:answer", "plan::progress", "plan:K1:progress:x"]) {
      expect({ path, read: parseTextPath(path) }).toEqual({ path, read: null });
    }
  });

  it("tells its history which of its fields a change has touched", () => {
    const doc = new Y.Doc();
    const touched = touchedRows(doc, scope, () => {
      answerPlan(doc, ME, { planId: "K1", question: "onTrack", answer: "no" });
      planText(doc, "K1", "nextSteps")?.insert(0, "三月补课");
      planText(doc, "K2", "progress")?.insert(0, "别的方案");
      answerPlan(doc, ME, { planId: "K2", question: "targets", answer: "no" });
    });
    expect(touched).toEqual([
      { map: "plan", id: "onTrack" },
      { map: "plan", id: "nextSteps" },
    ]);
    expect(readPageRows(doc, scope)).toMatchObject([
      { id: "onTrack", kind: "onTrack", fields: { answer: "no", text: "" } },
      { id: "nextSteps", kind: "nextSteps", fields: { text: "三月补课" } },
    ]);
  });
});
