import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeMeasure, type MeasureExplanation } from "~/domain/scorecard/measure-light";
import type { MilestoneState } from "~/domain/scorecard/milestone-light";
import {
  changedItems,
  measureStanding,
  overviewSentences,
  planStanding,
  sentenceBasis,
  sentencesOf,
  type SentenceItem,
} from "~/domain/scorecard/overview-sentences";
import { judgePlan, type PlanExplanation } from "~/domain/scorecard/plan-light";
import { NO_LEVELS, PERSPECTIVES, type Levels } from "~/domain/scorecard/types";
import { anyLevels, decimals, direction, figure } from "./arbitraries";

const LADDER: Levels = { challenge2: 40, challenge1: 30, target: 20, threshold: 10 };

function judged(actual: number | null, levels: Levels = LADDER): MeasureExplanation {
  return judgeMeasure({ actual, levels, direction: "higher", decimals: 0 }).explanation;
}

function milestones(...states: MilestoneState[]): PlanExplanation {
  const deciding = states.map((state) => ({
    id: state,
    state,
    light: "green" as const,
    live: true,
    late: false,
  }));
  return { kind: "milestones", deciding };
}

describe("what is said of a measure", () => {
  it.each([
    [40, "reached-challenge2"],
    [39, "reached-challenge1"],
    [20, "reached-target"],
    [10, "reached-threshold"],
    [9, "missed-threshold"],
  ] as const)("[OW1] %d on a whole ladder: %s", (actual, standing) => {
    expect(measureStanding(judged(actual))).toBe(standing);
  });

  it.each([
    [{ ...LADDER, threshold: null }, "missed-target"],
    [{ ...LADDER, threshold: null, target: null }, "missed-challenge1"],
    [{ ...NO_LEVELS, challenge2: 40 }, "missed-challenge2"],
  ] as const)(
    "[OW1] is the lowest rung that there is, when it reached none",
    (levels, standing) => {
      expect(measureStanding(judged(1, levels))).toBe(standing);
    },
  );

  it("[OW1] is why it is grey", () => {
    expect(measureStanding(judged(null))).toBe("no-actual");
    expect(measureStanding(judged(1, NO_LEVELS))).toBe("no-levels");
    expect(measureStanding({ kind: "not-due", frequency: "yearly" })).toBe("not-due");
  });
});

describe("what is said of a plan", () => {
  it.each([
    [milestones("done-on-time"), "done-on-time"],
    [milestones("done-late"), "done-late"],
    [milestones("overdue", "overdue"), "overdue"],
    [{ kind: "nothing-due" }, "nothing-due"],
    [{ kind: "not-begun", start: "2021-03-01" }, "not-begun"],
  ] as const)("[OW2] %j: %s", (explanation, standing) => {
    expect(planStanding(explanation)).toBe(standing);
  });

  it("[OW2] is decided by the worst of its live milestones", () => {
    const dates = [
      { id: "a", expected: "2021-02-10", done: "2021-02-09" },
      { id: "b", expected: "2021-02-10", done: "2021-02-20" },
    ];
    const plan = { start: "2021-01-01", end: "2021-12-31" };
    const standing = (...of: typeof dates) =>
      planStanding(judgePlan(plan, of, "2021-02").explanation);
    expect(standing(...dates)).toBe("done-late");
    expect(standing(...dates.slice(0, 1))).toBe("done-on-time");
  });
});

describe("a perspective's sentence", () => {
  const measure = (code: string, actual: number | null): SentenceItem => ({
    kind: "measure",
    code,
    perspective: "financial",
    explanation: judged(actual),
  });

  it("[OW3] goes from the highest rung down, then what has no data, then plans", () => {
    const items: SentenceItem[] = [
      { kind: "plan", code: "K1", perspective: "financial", explanation: milestones("overdue") },
      measure("M1", 9),
      measure("M2", null),
      measure("M3", 40),
      measure("M4", 9),
      { ...measure("M5", 20), perspective: "customer" },
      { kind: "plan", code: "K2", perspective: "financial", explanation: null },
    ];
    expect(overviewSentences(items)).toEqual([
      {
        perspective: "financial",
        groups: [
          { standing: "reached-challenge2", codes: ["M3"] },
          { standing: "missed-threshold", codes: ["M1", "M4"] },
          { standing: "no-actual", codes: ["M2"] },
          { standing: "overdue", codes: ["K1"] },
          { standing: "not-judged", codes: ["K2"] },
        ],
      },
      { perspective: "customer", groups: [{ standing: "reached-target", codes: ["M5"] }] },
    ]);
  });

  it("[OW3] is that of the objectives' perspective", () => {
    const scorecard = {
      objectives: [
        { id: "l1", perspective: "learning-growth" as const },
        { id: "c1", perspective: "customer" as const },
      ],
      measures: [{ id: "m", code: "M1", objectiveId: "c1" }],
      plans: [{ id: "k", code: "K1", objectiveId: "l1" }],
    };
    const sentences = sentencesOf(scorecard, {
      measure: () => judged(20),
      plan: () => null,
    });
    expect(sentences).toEqual([
      { perspective: "customer", groups: [{ standing: "reached-target", codes: ["M1"] }] },
      // [OW5] nobody knows its light
      { perspective: "learning-growth", groups: [{ standing: "not-judged", codes: ["K1"] }] },
    ]);
  });

  it("[OW4] names every item exactly once, in its own perspective, and is the same every time", () => {
    const explanation = fc
      .record({ actual: fc.option(figure), levels: anyLevels, direction, decimals })
      .map((facts) => judgeMeasure(facts).explanation);
    const state = fc.constantFrom<MilestoneState>("done-on-time", "done-late", "overdue");
    const planExplanation = fc.oneof(
      fc.array(state, { minLength: 1, maxLength: 3 }).map((states) => milestones(...states)),
      fc.constant({ kind: "nothing-due" } as const),
      fc.constant({ kind: "not-begun", start: "2021-05-01" } as const),
    );
    const perspective = fc.constantFrom(...PERSPECTIVES);
    const item = fc.oneof(
      fc.record({
        kind: fc.constant("measure" as const),
        perspective,
        explanation: fc.option(explanation),
      }),
      fc.record({
        kind: fc.constant("plan" as const),
        perspective,
        explanation: fc.option(planExplanation),
      }),
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (found) => {
        const items = found.map((each, index): SentenceItem => ({ ...each, code: `X${index}` }));
        const sentences = overviewSentences(items);
        const named = sentences.flatMap(({ perspective: of, groups }) =>
          groups.flatMap(({ codes }) => codes.map((code) => `${code} ${of}`)),
        );
        const expected = items.map(({ code, perspective: of }) => `${code} ${of}`);
        expect(named.toSorted()).toEqual(expected.toSorted());
        expect(overviewSentences(items)).toEqual(sentences);
      }),
    );
  });
});

describe("a sentence in somebody's own words", () => {
  it("[OW6] keeps what the generated one said: it changes with any light that is named", () => {
    const basisOf = (actual: number) =>
      overviewSentences([
        { kind: "measure", code: "M1", perspective: "financial", explanation: judged(actual) },
        { kind: "measure", code: "M2", perspective: "financial", explanation: judged(20) },
      ]).map(sentenceBasis);
    expect(basisOf(20)).toEqual(["reached-target:M1,M2"]);
    expect(basisOf(29)).toEqual(basisOf(20));
    expect(basisOf(30)).toEqual(["reached-challenge1:M1;reached-target:M2"]);
  });
});

describe("what changed since last month", () => {
  it("[OW7] is named as better or worse; grey and new are neither", () => {
    const items = [
      { code: "M1", before: "green", now: "red" },
      { code: "M2", before: "red", now: "one-star" },
      { code: "M3", before: "green", now: "green" },
      { code: "M4", before: "green", now: "grey" },
      { code: "M5", before: null, now: "two-stars" },
    ] as const;
    const { better, worse } = changedItems(items);
    expect([better, worse].map((moved) => moved.map(({ code }) => code))).toEqual([["M2"], ["M1"]]);
  });
});
