import { describe, expect, it } from "vitest";
import { monthsOfYear } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";
import { slipsOfYear, type LevelRules } from "~/domain/scorecard/year-slips";

const rules = (values: Partial<LevelRules>): LevelRules => ({
  validFrom: "2021-01",
  validTo: null,
  direction: "higher",
  yearToDate: "sum",
  decimals: 0,
  ...values,
});

const months = monthsOfYear(2021).map((month) => ({
  month,
  levels: { ...NO_LEVELS, target: 100, threshold: 90 },
}));

describe("the slips of a year", () => {
  it("[LV4] are none where the levels are monotone and the year is their sum", () => {
    const typedYear = { ...NO_LEVELS, target: 1200 };
    expect(slipsOfYear([rules({})], { year: 2021, months, typedYear })).toEqual([]);
  });

  it("[LV4] judge each month in the direction of the version valid in it", () => {
    const versions = [
      rules({ validTo: "2021-10" }),
      rules({ validFrom: "2021-11", direction: "lower" }),
    ];
    const slips = slipsOfYear(versions, { year: 2021, months, typedYear: NO_LEVELS });
    expect(slips.map((slip) => slip.kind === "wrong-order" && slip.month)).toEqual([
      "2021-11",
      "2021-12",
    ]);
  });

  it("[LV4] leave out months in which the measure is not valid", () => {
    const versions = [rules({ validFrom: "2021-04", validTo: "2021-06" })];
    const typedYear = { ...NO_LEVELS, target: 1200 };
    expect(slipsOfYear(versions, { year: 2021, months, typedYear })).toEqual([
      { kind: "yearly-difference", year: 2021, level: "target", typed: 1200, aggregated: 300 },
    ]);
  });

  it("[LV4] compare the typed year by the rule of the last version", () => {
    const versions = [
      rules({ validTo: "2021-06" }),
      rules({ validFrom: "2021-07", yearToDate: "average" }),
    ];
    const typedYear = { ...NO_LEVELS, target: 100 };
    expect(slipsOfYear(versions, { year: 2021, months, typedYear })).toEqual([]);
  });
});
