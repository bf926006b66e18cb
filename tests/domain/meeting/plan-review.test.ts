import { describe, expect, it } from "vitest";
import { blockersOf, unwaived } from "~/domain/meeting/closing";
import { asksWhy, missingAnswers, type PlanWork } from "~/domain/meeting/plan-review";
import { readinessOf } from "~/domain/meeting/readiness";

const ANSWERED: PlanWork = {
  planId: "K1",
  endsOn: "2021-12-31",
  light: "green",
  answers: { onTrack: { answer: "yes", why: "" }, targets: { answer: "no", why: "" } },
};
const OPEN = { answer: null, why: "" };
const UNANSWERED: PlanWork = { ...ANSWERED, answers: { onTrack: OPEN, targets: OPEN } };

const missing = (change: Partial<PlanWork>, base = UNANSWERED) =>
  missingAnswers({ ...base, ...change }, "2021-02");

describe("an action plan's page", () => {
  it("[RY6] lacks each answer that is not given", () => {
    expect(missing({})).toEqual(["on-track", "targets"]);
    expect(missing({}, ANSWERED)).toEqual([]);
    const first = { ...ANSWERED.answers, onTrack: OPEN };
    expect(missing({ answers: first })).toEqual(["on-track"]);
  });

  it("[RY6] is asked nothing before its plan has begun, nor after a plan that ended well", () => {
    expect(missing({ light: "grey" })).toEqual([]);
    expect(missing({ endsOn: "2021-01-31" })).toEqual([]);
    expect(missing({ endsOn: "2021-02-01" })).toHaveLength(2);
    expect(missing({ endsOn: "2021-01-31", light: "red" })).toHaveLength(2);
    expect(missing({ endsOn: "2021-01-31", light: "yellow" })).toHaveLength(2);
  });

  it("[RY7] lacks the words why where an answer is not the good one", () => {
    const bad = {
      onTrack: { answer: "no", why: " " },
      targets: { answer: "yes", why: "" },
    } as const;
    expect(missing({ answers: bad })).toEqual(["on-track-why", "targets-why"]);
    const said = {
      onTrack: { ...bad.onTrack, why: "缺人" },
      targets: { ...bad.targets, why: "顺延" },
    };
    expect(missing({ answers: said })).toEqual([]);
    expect(asksWhy("onTrack", "yes") || asksWhy("targets", "no") || asksWhy("targets", null)).toBe(
      false,
    );
  });

  it("[RY6] keeps its department from being ready, and [CL1] blocks closing until it is waived", () => {
    const readiness = readinessOf([], "2021-02", [], [UNANSWERED]);
    const lack = { planId: "K1", parts: ["on-track", "targets"] };
    expect(readiness).toEqual({ ready: false, missing: [lack], unanswered: [] });
    expect(readinessOf([], "2021-02", [], [ANSWERED]).ready).toBe(true);

    const blockers = blockersOf({
      readiness: [{ departmentId: "d1", missing: readiness.missing }],
      questions: [],
      measures: new Set(),
      support: [],
    });
    const key = "lack/K1/on-track+targets";
    expect(blockers).toEqual([{ kind: "lack", key, departmentId: "d1", ...lack }]);
    expect(unwaived(blockers, [key])).toEqual([]);
    expect(unwaived(blockers, ["lack/K1/targets"])).toEqual(blockers);
  });
});
