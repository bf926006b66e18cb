import { describe, expect, it } from "vitest";
import {
  explainMeasure,
  explainObjective,
  explainPlan,
  explainYearToDate,
  incompleteOf,
  judgedValueOf,
} from "~/components/scorecard/explain";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { rollUpObjective } from "~/domain/scorecard/objective-light";
import { judgePlan } from "~/domain/scorecard/plan-light";
import { NO_LEVELS } from "~/domain/scorecard/types";
import { yearToDate } from "~/domain/scorecard/year-to-date";
import { en } from "~/i18n/en";
import { zhCN } from "~/i18n/zh-CN";

const sales = { decimals: 0, direction: "higher", yearToDate: "sum" } as const;
const stock = { decimals: 1, direction: "lower", yearToDate: "last" } as const;
const january = { challenge2: 347, challenge1: 318, target: 289, threshold: 260 };
const february = { challenge2: 216, challenge1: 198, target: 180, threshold: 162 };

describe("a measure's explanation", () => {
  it("says which rung was missed and by how much", () => {
    expect(measure(88)).toBe("未达到门槛值 162，差 74");
    expect(measure(88, en)).toBe("misses threshold 162 by 74");
  });

  it("says which rung was reached and what the next one lacks", () => {
    expect(measure(185)).toBe("达到目标值 180；未达到挑战值1 198，差 13");
    expect(measure(216)).toBe("达到挑战值2 216");
  });

  it("says of a lower-is-better measure how far it is above", () => {
    const levels = { challenge2: 17, challenge1: 18, target: 19, threshold: 21 };
    const { explanation } = judgeMeasure({ actual: 23.6, levels, ...stock });
    expect(explainMeasure(zhCN, explanation, stock)).toBe("未达到门槛值 21.0，超 2.6");
    expect(explainMeasure(en, explanation, stock)).toBe("misses threshold 21.0, 2.6 too high");
  });

  it("shows a level with the digits that it was typed with", () => {
    const levels = { ...NO_LEVELS, target: 10.25 };
    const { explanation } = judgeMeasure({ actual: 10.2, levels, ...sales, decimals: 1 });
    expect(explainMeasure(zhCN, explanation, { ...sales, decimals: 1 })).toBe(
      "未达到目标值 10.25，差 0.05",
    );
  });

  it("says why a light is grey", () => {
    const none = judgeMeasure({ actual: null, levels: february, ...sales });
    expect(explainMeasure(zhCN, none.explanation, sales)).toBe("还没有实际值");
    const bare = judgeMeasure({ actual: 1, levels: NO_LEVELS, ...sales });
    expect(explainMeasure(en, bare.explanation, sales)).toBe(
      "no levels are set, so it cannot be judged",
    );
    expect(judgedValueOf(bare.explanation)).toBe(1);
    expect(judgedValueOf(none.explanation)).toBeNull();
    const later = { kind: "not-due", frequency: "quarterly" };
    expect(explainMeasure(zhCN, later, sales)).toBe("每季填报一次，当月不需填报");
    expect(explainMeasure(en, later, sales)).toBe("reported quarterly, not due in this month");
    expect(explainMeasure(en, { ...later, frequency: "daily" }, sales)).toBeNull();
    expect(judgedValueOf(later)).toBeNull();
  });
});

describe("a year to date's explanation", () => {
  it("says the value, the target and what was missed", () => {
    const year = yearToDate({
      month: "2021-02",
      rule: "sum",
      ...sales,
      months: [
        { month: "2021-01", actual: 289, levels: january },
        { month: "2021-02", actual: 88, levels: february },
      ],
    });
    expect(explainYearToDate(zhCN, year, sales)).toBe(
      "年度累计 377，目标 469，未达到门槛值 422，差 45",
    );
  });

  it("is not given for a year without an actual", () => {
    const year = yearToDate({ month: "2021-02", rule: "sum", ...sales, months: [] });
    expect(explainYearToDate(zhCN, year, sales)).toBeNull();
  });
});

describe("a plan's explanation", () => {
  const plan = { start: "2021-01-01", end: "2021-12-31" };
  const names = (id: string) => (id === "a" ? "第一季度培训" : null);

  it("names the milestones that decide", () => {
    const open = [{ id: "a", expected: "2021-02-10", done: null }];
    const { explanation } = judgePlan(plan, open, "2021-02");
    expect(explainPlan(zhCN, explanation, names)).toBe("到期未完成：第一季度培训");
  });

  it("says that nothing was due, or that it has not begun", () => {
    expect(explainPlan(zhCN, judgePlan(plan, [], "2021-02").explanation, names)).toBe(
      "本月没有到期的里程碑",
    );
    const later = judgePlan({ ...plan, start: "2021-06-01" }, [], "2021-02");
    expect(explainPlan(en, later.explanation, names)).toBe("not begun: starts on 1 Jun");
  });
});

describe("an objective's explanation", () => {
  const code = (id: string) => id.toUpperCase();

  it("names the items that decide and those that are missing", () => {
    const { light: _, ...kept } = rollUpObjective({
      measures: [
        { id: "m18", light: "yellow" },
        { id: "m23", light: "grey" },
      ],
      plans: [],
      greyCountsAsWorst: false,
    });
    expect(explainObjective(zhCN, kept, code)).toBe("由 M18 决定；没有数据：M23");
    expect(incompleteOf(kept)).toBe(1);
  });

  it("says that there is nothing to decide it", () => {
    const empty = rollUpObjective({ measures: [], plans: [], greyCountsAsWorst: false });
    expect(explainObjective(zhCN, empty, code)).toBe("还没有衡量指标或行动方案");
  });
});

it("an explanation of an unknown shape is none, and never an error", () => {
  const strange = [
    null,
    undefined,
    7,
    "text",
    [],
    {},
    { kind: "new" },
    { kind: "judged", value: "88", reached: null, missed: null },
    { kind: "judged", value: 88, reached: { level: 1 }, missed: null },
    { kind: "milestones", deciding: [null] },
    { incomplete: 1, explanation: { decidedBy: "measures", deciding: [1], missing: [] } },
    { value: 1, levels: null, explanation: null },
  ];
  for (const each of strange) {
    expect(explainMeasure(zhCN, each, sales)).toBeNull();
    expect(explainYearToDate(zhCN, each, sales)).toBeNull();
    expect(explainPlan(zhCN, each, String)).toBeNull();
    expect(explainObjective(zhCN, each, String)).toBeNull();
    expect(incompleteOf(each)).toBeTypeOf("number");
  }
});

function measure(actual: number, words: typeof en = zhCN) {
  return explainMeasure(
    words,
    judgeMeasure({ actual, levels: february, ...sales }).explanation,
    sales,
  );
}
