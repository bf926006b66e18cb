import { monthsOfYear } from "~/domain/scorecard/month";
import { NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import type { LevelRules } from "~/domain/scorecard/year-slips";
import type { LevelRow } from "~/views/scorecard-editor";

/** A row of the grid of 2021 with the levels given, by month; every other level is missing. */
export function levelRow(
  levels: Record<string, Partial<Levels>>,
  rules: Partial<LevelRules> = {},
  unit = "pcs",
  measureId = "m",
): LevelRow {
  return {
    measureId,
    code: "M1",
    nameZh: "M1",
    nameEn: "M1",
    unitZh: unit,
    unitEn: unit,
    rules: [
      {
        validFrom: "2021-01",
        validTo: null,
        direction: "higher",
        yearToDate: "sum",
        decimals: 0,
        ...rules,
      },
    ],
    months: monthsOfYear(2021).map((month) => ({
      month,
      actual: null,
      levels: { ...NO_LEVELS, ...levels[month] },
    })),
    typedYear: NO_LEVELS,
  };
}
