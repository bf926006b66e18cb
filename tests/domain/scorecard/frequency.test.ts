import { describe, expect, it } from "vitest";
import { isDue } from "~/domain/scorecard/frequency";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { monthNumber, monthsOfYear } from "~/domain/scorecard/month";
import { NO_LEVELS, type Frequency } from "~/domain/scorecard/types";

const LADDER = { challenge2: 40, challenge1: 30, target: 20, threshold: 10 };

describe("a measure's actual", () => {
  it.each([
    ["monthly", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ["quarterly", [3, 6, 9, 12]],
    ["yearly", [12]],
  ] as const)("[FR1] is due %s", (frequency, months) => {
    const due = monthsOfYear(2021).filter((month) => isDue(frequency, month));
    expect(due.map(monthNumber)).toEqual(months);
  });
});

describe("the light of a quarterly measure", () => {
  const judge = (month: string, actual: number | null, levels = LADDER as typeof NO_LEVELS) => {
    const frequency: Frequency = "quarterly";
    return judgeMeasure({ actual, levels, direction: "higher", decimals: 0, frequency, month });
  };

  it("[FR3] is grey without an actual where none is due, and says so, with levels or without", () => {
    const grey = { light: "grey", explanation: { kind: "not-due", frequency: "quarterly" } };
    expect(judge("2021-02", null)).toEqual(grey);
    expect(judge("2021-02", null, NO_LEVELS)).toEqual(grey);
  });

  it("[FR3] says what is missing where one is due", () => {
    expect(judge("2021-03", null).explanation).toEqual({ kind: "no-actual" });
    expect(judge("2021-03", null, NO_LEVELS).explanation).toMatchObject({ kind: "no-levels" });
  });

  it("[FR2] follows an actual of any month", () => {
    expect(judge("2021-02", 20)).toEqual(judge("2021-03", 20));
    expect(judge("2021-02", 20).light).toBe("green");
    expect(judge("2021-02", 9, NO_LEVELS).explanation).toEqual({ kind: "no-levels", value: 9 });
  });
});
