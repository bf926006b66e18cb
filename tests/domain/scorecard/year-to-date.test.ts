import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthsOfYear } from "~/domain/scorecard/month";
import { NO_LEVELS, YEAR_TO_DATE_RULES, type Levels } from "~/domain/scorecard/types";
import { yearToDate, type MonthFigures, type YearFacts } from "~/domain/scorecard/year-to-date";
import { anyLevels, decimals, direction, figure } from "./arbitraries";

const JANUARY: Levels = { challenge2: 347, challenge1: 318, target: 289, threshold: 260 };
const FEBRUARY: Levels = { challenge2: 216, challenge1: 198, target: 180, threshold: 162 };
const MARCH: Levels = { challenge2: 360, challenge1: 330, target: 300, threshold: 270 };

function sales(facts: Partial<YearFacts> = {}) {
  return yearToDate({
    month: "2021-02",
    rule: "sum",
    direction: "higher",
    decimals: 0,
    months: [
      { month: "2021-01", actual: 289, levels: JANUARY },
      { month: "2021-02", actual: 88, levels: FEBRUARY },
      { month: "2021-03", actual: 400, levels: MARCH },
    ],
    ...facts,
  });
}

describe("year to date", () => {
  it("[YT1] [YT3] sums value and levels over the same months", () => {
    expect(sales()).toEqual({
      value: 377,
      levels: { challenge2: 563, challenge1: 516, target: 469, threshold: 422 },
      light: "red",
      explanation: {
        kind: "judged",
        value: 377,
        reached: null,
        missed: { level: "threshold", number: 422, by: 45 },
      },
      months: ["2021-01", "2021-02"],
      leftOut: [],
    });
  });

  it("[YT1] [YT3] averages, rounded once, and judges the rounded levels", () => {
    const year = sales({ rule: "average" });
    expect(year.value).toBe(189);
    expect(year.levels).toEqual({ challenge2: 282, challenge1: 258, target: 235, threshold: 211 });
  });

  it("[YT1] [YT3] the last value is judged against its own month's levels", () => {
    const year = sales({ rule: "last" });
    expect(year).toMatchObject({ value: 88, levels: FEBRUARY, months: ["2021-02"] });
    const later = sales({
      rule: "last",
      months: [
        { month: "2021-01", actual: 289, levels: JANUARY },
        { month: "2021-02", actual: null, levels: FEBRUARY },
      ],
    });
    expect(later).toMatchObject({ value: 289, levels: JANUARY, light: "green" });
  });

  it("[YT2] a month without an actual leaves out its levels too", () => {
    const months: MonthFigures[] = [
      { month: "2021-01", actual: null, levels: JANUARY },
      { month: "2021-02", actual: 180, levels: FEBRUARY },
    ];
    expect(sales({ months })).toMatchObject({ value: 180, levels: FEBRUARY, light: "green" });
  });

  it("[YT2] other years and later months do not count", () => {
    const months: MonthFigures[] = [
      { month: "2020-12", actual: 1000, levels: JANUARY },
      { month: "2021-01", actual: 260, levels: JANUARY },
      { month: "2021-03", actual: 1000, levels: MARCH },
    ];
    expect(sales({ months })).toMatchObject({ value: 260, months: ["2021-01"], light: "yellow" });
  });

  it("[YT4] a level that one of the months lacks is left out and named", () => {
    const months: MonthFigures[] = [
      { month: "2021-01", actual: 289, levels: JANUARY },
      { month: "2021-02", actual: 300, levels: { ...FEBRUARY, challenge2: null } },
    ];
    expect(sales({ months })).toMatchObject({
      levels: { challenge2: null, challenge1: 516 },
      light: "one-star",
      leftOut: ["challenge2"],
    });
  });

  it("[YT5] is grey without any actual, and without any level", () => {
    expect(sales({ months: [{ month: "2021-01", actual: null, levels: JANUARY }] })).toMatchObject({
      value: null,
      levels: NO_LEVELS,
      light: "grey",
      explanation: { kind: "no-actual" },
    });
    expect(sales({ months: [{ month: "2021-01", actual: 3, levels: NO_LEVELS }] })).toMatchObject({
      value: 3,
      light: "grey",
      explanation: { kind: "no-levels", value: 3 },
    });
  });

  it("[YT6] a value equal to a level as both are shown reaches it", () => {
    const third = { ...NO_LEVELS, target: 1.337 };
    const months: MonthFigures[] = [{ month: "2021-01", actual: 1.335, levels: third }];
    expect(sales({ months, decimals: 2 })).toMatchObject({
      value: 1.34,
      levels: { target: 1.34 },
      light: "green",
      explanation: { reached: { level: "target", number: 1.34 }, missed: null },
    });
  });

  it("[YT2] does not depend on the order of the months", () => {
    const months = fc.array(fc.tuple(fc.option(figure, { nil: null }), anyLevels), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        months,
        fc.constantFrom(...YEAR_TO_DATE_RULES),
        direction,
        decimals,
        (list, rule, way, places) => {
          const names = monthsOfYear(2021);
          const figures = list.map(([actual, levels], index) => ({
            month: names[index] ?? "",
            actual,
            levels,
          }));
          const facts = { month: "2021-12", rule, direction: way, decimals: places };
          expect(yearToDate({ ...facts, months: figures.toReversed() })).toEqual(
            yearToDate({ ...facts, months: figures }),
          );
        },
      ),
    );
  });
});
