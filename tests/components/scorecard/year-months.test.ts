import { describe, expect, it } from "vitest";
import { chartText } from "~/components/scorecard/chart-text";
import { monthsWithoutActual, withActual } from "~/components/scorecard/year-months";
import { monthsOfYear } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";
import { en } from "~/i18n/en";
import { zhCN } from "~/i18n/zh-CN";

const levels = { challenge2: 40, challenge1: 30, target: 20, threshold: 10 };
/** January 20, February missing, March 9; not yet on the scorecard before, nor after. */
const months = monthsOfYear(2021).map((month, index) => ({
  month,
  actual: [20, null, 9][index] ?? null,
  levels: index < 6 ? levels : NO_LEVELS,
}));

describe("a year's months", () => {
  it("are missing when they were to be reached, and not yet while they are to come", () => {
    expect(monthsWithoutActual(months, "2021-03")).toEqual(["2021-02"]);
    expect(monthsWithoutActual(months, "2021-08")).toEqual([
      "2021-02",
      "2021-04",
      "2021-05",
      "2021-06",
    ]);
  });

  it("take the number that is being typed in one of them", () => {
    const typed = withActual(months, "2021-02", 30);
    expect(typed.map(({ actual }) => actual).slice(0, 3)).toEqual([20, 30, 9]);
    expect(monthsWithoutActual(typed, "2021-03")).toEqual([]);
  });
});

describe("a chart in words", () => {
  const scale = { decimals: 0, direction: "higher" } as const;

  it("says each month's actual with its light, and which months have none", () => {
    expect(chartText(zhCN, scale, "2021-03", months)).toBe(
      "越高越好；1月 20 绿灯；2月 还没有实际值；3月 9 红灯",
    );
    expect(chartText(en, scale, "2021-03", months)).toBe(
      "higher is better; Jan 20 Green; Feb no actual yet; Mar 9 Red",
    );
  });

  it("says that lower is better", () => {
    const lower = { decimals: 0, direction: "lower" } as const;
    expect(chartText(zhCN, lower, "2021-01", months.slice(0, 1))).toMatch(/^越低越好/);
  });
});
