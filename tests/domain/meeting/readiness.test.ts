import { describe, expect, it } from "vitest";
import {
  missingParts,
  readinessOf,
  type ImprovementWritten,
  type MeasureWork,
} from "~/domain/meeting/readiness";

const COMPLETE: ImprovementWritten = { action: "回访", owners: ["person:1"], due: "3月31日" };
const READY: MeasureWork = {
  measureId: "M3",
  frequency: "monthly",
  actual: 88,
  light: "red",
  problems: [{ text: "订单少", causes: ["未排班"] }],
  improvements: [COMPLETE],
};

function missing(change: Partial<MeasureWork>) {
  return missingParts({ ...READY, ...change }, "2021-02");
}

describe("readiness", () => {
  it("[RY1] a department is ready when nothing is missing", () => {
    expect(readinessOf([READY], "2021-02")).toEqual({
      ready: true,
      missing: [],
      unanswered: [],
    });
    expect(readinessOf([], "2021-02").ready).toBe(true);
  });

  it("[RY1] says what is missing, measure by measure", () => {
    const noActual = { ...READY, measureId: "M4", actual: null, light: "grey" as const };
    const noCause = { ...READY, measureId: "M5", problems: [{ text: "订单少", causes: [" "] }] };
    expect(readinessOf([READY, noActual, noCause], "2021-02")).toEqual({
      ready: false,
      missing: [
        { measureId: "M4", parts: ["actual"] },
        { measureId: "M5", parts: ["cause"] },
      ],
      unanswered: [],
    });
  });

  it("[RY5] an unanswered question keeps a department from being ready", () => {
    expect(readinessOf([READY], "2021-02", ["q1"])).toEqual({
      ready: false,
      missing: [],
      unanswered: ["q1"],
    });
  });

  it("[RY2] a measure without an actual lacks that alone", () => {
    expect(missing({ actual: null, light: "grey", problems: [], improvements: [] })).toEqual([
      "actual",
    ]);
    expect(missing({ actual: 0 })).toEqual([]);
  });

  it.each(["quarterly", "yearly"] as const)(
    "[RY2] [FR3] a %s measure lacks nothing in February, and what is entered is judged",
    (frequency) => {
      expect(missing({ frequency, actual: null, light: "grey" })).toEqual([]);
      expect(missing({ frequency, problems: [] })).toEqual(["problem", "cause"]);
      const bare = { ...READY, frequency, actual: null, light: "grey" as const };
      expect(missingParts(bare, "2021-12")).toEqual(["actual"]);
    },
  );

  it.each(["green", "one-star", "two-stars", "grey"] as const)(
    "[RY3] a %s measure needs no analysis",
    (light) => {
      expect(missing({ light, problems: [], improvements: [] })).toEqual([]);
    },
  );

  it.each(["red", "yellow"] as const)("[RY3] [RY4] a %s measure needs all of it", (light) => {
    expect(missing({ light, problems: [], improvements: [] })).toEqual([
      "problem",
      "cause",
      "improvement",
    ]);
  });

  it("[RY3] blank text is not written", () => {
    expect(missing({ problems: [{ text: " \u3000", causes: ["未排班"] }] })).toEqual(["problem"]);
    expect(missing({ improvements: [{ ...COMPLETE, action: "  " }] })).toEqual(["improvement"]);
  });

  it("[RY4] an improvement measure needs an owner and a due date that can be read", () => {
    expect(missing({ improvements: [{ ...COMPLETE, owners: [] }] })).toEqual(["owner"]);
    expect(missing({ improvements: [{ ...COMPLETE, due: "尽快" }] })).toEqual(["due-date"]);
    expect(missing({ improvements: [{ ...COMPLETE, due: "2月29日" }] })).toEqual(["due-date"]);
    expect(missing({ improvements: [{ ...COMPLETE, due: "1月31日" }] })).toEqual(["due-date"]);
  });

  it("[RY4] one complete improvement measure is enough, else the nearest to complete tells", () => {
    const bare = { action: "培训", owners: [], due: "" };
    expect(missing({ improvements: [bare, COMPLETE] })).toEqual([]);
    expect(missing({ improvements: [bare, { ...COMPLETE, due: "" }] })).toEqual(["due-date"]);
    const halves = [
      { ...COMPLETE, owners: [] },
      { ...COMPLETE, due: "" },
    ];
    expect(missing({ improvements: halves })).toEqual(["owner"]);
  });
});
