import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hundredfoldToAskAbout,
  wrongOrders,
  yearlyDifferences,
} from "~/domain/scorecard/level-slips";
import { NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import { anyLevels, figure, monotoneLevels } from "./arbitraries";

const STOCK: Levels = { challenge2: 17, challenge1: 18, target: 19, threshold: 21 };

describe("the order of levels", () => {
  it("[LV1] finds a target above challenge 1, and no fault in equal levels", () => {
    const levels = { challenge2: 1500, challenge1: 1400, target: 1500, threshold: 1200 };
    expect(wrongOrders(levels, "higher")).toEqual([
      { lower: "target", lowerNumber: 1500, upper: "challenge1", upperNumber: 1400 },
    ]);
    expect(wrongOrders({ ...levels, challenge1: 1500 }, "higher")).toEqual([]);
  });

  it("[LV1] turns round where lower is better, and looks past missing rungs", () => {
    expect(wrongOrders(STOCK, "lower")).toEqual([]);
    expect(wrongOrders(STOCK, "higher")).toHaveLength(3);
    const gap = { ...STOCK, challenge1: null, target: null, challenge2: 30 };
    expect(wrongOrders(gap, "lower")).toEqual([
      { lower: "threshold", lowerNumber: 21, upper: "challenge2", upperNumber: 30 },
    ]);
    expect(wrongOrders(NO_LEVELS, "higher")).toEqual([]);
  });

  it("[LV1] monotone levels have no slip", () => {
    fc.assert(
      fc.property(monotoneLevels, (levels) => {
        expect(wrongOrders(levels, "higher")).toEqual([]);
      }),
    );
  });
});

describe("the typed yearly level", () => {
  const months = Array.from({ length: 12 }, (_, index) => ({
    ...NO_LEVELS,
    target: [2, 6, 7, 8, 9, 10, 11].includes(index) ? 1500 : 1300,
  }));

  it("[LV2] 1300 over months that average 1417 differs", () => {
    const year = { ...NO_LEVELS, target: 1300 };
    expect(yearlyDifferences({ year, months, rule: "average", decimals: 0 })).toEqual([
      { level: "target", typed: 1300, aggregated: 1417 },
    ]);
  });

  it("[LV2] a yearly level that agrees, or was not typed, is no slip", () => {
    const agreeing = { ...NO_LEVELS, target: 1417 };
    expect(yearlyDifferences({ year: agreeing, months, rule: "average", decimals: 0 })).toEqual([]);
    expect(yearlyDifferences({ year: NO_LEVELS, months, rule: "sum", decimals: 0 })).toEqual([]);
    const last = { ...NO_LEVELS, target: 1500 };
    expect(yearlyDifferences({ year: last, months, rule: "last", decimals: 0 })).toEqual([]);
  });

  it("[LV2] months that are not all filled in are not compared", () => {
    const year = { ...NO_LEVELS, target: 1300 };
    const gaps = [...months.slice(1), NO_LEVELS];
    expect(yearlyDifferences({ year, months: gaps, rule: "sum", decimals: 0 })).toEqual([]);
    expect(yearlyDifferences({ year, months: [], rule: "last", decimals: 0 })).toEqual([]);
  });
});

describe("a hundredth of the levels", () => {
  it.each([
    [0.19, 19],
    [0.105, 10.5],
    [0.07, 7],
    [-0.19, -19],
  ])("[LV3] %d under levels around 19 asks whether %d was meant", (actual, meant) => {
    expect(hundredfoldToAskAbout(actual, STOCK)).toBe(meant);
  });

  it.each([19, 10.5, 5, 0, 0.0019, 100])("[LV3] %d is taken as it is", (actual) => {
    expect(hundredfoldToAskAbout(actual, STOCK)).toBeNull();
  });

  it("[LV3] 1 under levels up to 100 may be all of them", () => {
    const levels = { challenge2: 100, challenge1: 98, target: 95, threshold: 90 };
    expect(hundredfoldToAskAbout(1, levels)).toBe(100);
    expect(hundredfoldToAskAbout(0.96, levels)).toBe(96);
  });

  it("[LV3] asks nothing where there are no levels but zeros", () => {
    expect(hundredfoldToAskAbout(0.19, NO_LEVELS)).toBeNull();
    expect(hundredfoldToAskAbout(0.19, { ...NO_LEVELS, target: 0 })).toBeNull();
  });

  it("[LV3] a level of zero among others does not hide a hundredth", () => {
    expect(hundredfoldToAskAbout(0.19, { ...STOCK, challenge2: 0 })).toBe(19);
  });

  it("[LV3] an answer is never asked about again", () => {
    const small = figure.map((number) => Number(`${number}e-2`));
    fc.assert(
      fc.property(small, anyLevels, (actual, levels) => {
        const meant = hundredfoldToAskAbout(actual, levels) ?? 0;
        expect(hundredfoldToAskAbout(meant, levels)).toBeNull();
      }),
    );
  });
});
