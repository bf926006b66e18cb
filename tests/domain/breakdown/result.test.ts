import { describe, expect, it } from "vitest";
import { evaluateTable } from "~/domain/breakdown/evaluate";
import { tableResult, type ResultMeasure } from "~/domain/breakdown/result";
import type { BreakdownTable, ResultMark } from "~/domain/breakdown/table";
import { convertUnit } from "~/domain/breakdown/unit";
import { own, subjects } from "./build-table";

const PROFIT: ResultMeasure = { units: ["万元", "10k CNY"], decimals: 1 };

const result = (table: BreakdownTable, measure: ResultMeasure, actual: number | null) =>
  tableResult(table, evaluateTable(table, { month: "2021-02" }), measure, actual);

const profit = (unit: string, value: string, mark: ResultMark | null = MARK) =>
  subjects([{ name: "profit", unit, cells: ["", "", value] }], { result: mark });
const MARK: ResultMark = { row: "profit", column: "actual" };

describe("a table's result", () => {
  it("[BR1] is the marked cell; without one, or with one that is gone, there is none", () => {
    expect(result(profit("万元", "11.2", null), PROFIT, 1).state).toBe("none");
    expect(result(profit("万元", "11.2", { row: "gone", column: "actual" }), PROFIT, 1)).toEqual({
      state: "none",
    });
    expect(result(profit("万元", ""), PROFIT, 1)).toEqual({
      state: "no-value",
      shown: { kind: "blank" },
    });
    expect(result(profit("万元", "?"), PROFIT, 1).state).toBe("no-value");
  });

  it("[BR1] may be a total", () => {
    const table = own(
      [
        { name: "p", total: "sum" },
        { name: "n", total: "sum" },
        { name: "each", formula: "p/n", total: "formula", decimals: 0, unit: "元" },
      ],
      [["-2217", "2"]],
      { result: { row: "total", column: "each" } },
    );
    const measure = { units: ["元", "CNY"], decimals: 0 };
    expect(result(table, measure, -1108)).toEqual({
      state: "differs",
      value: -1109,
      difference: -1,
    });
  });

  it("[BR2] [BR4] is compared in the measure's decimals, and the difference is that of both as shown", () => {
    expect(result(profit("万元", "11.16"), PROFIT, 11.2)).toEqual({ state: "same", value: 11.2 });
    expect(result(profit("万元", "11.25"), PROFIT, 11.2)).toEqual({
      state: "differs",
      value: 11.3,
      difference: 0.1,
    });
    expect(result(profit("万元", "11.25"), PROFIT, null)).toEqual({
      state: "no-actual",
      value: 11.3,
    });
  });

  it("[BR3] money is turned into the measure's unit, and what cannot be is not offered", () => {
    expect(result(profit("元", "112000"), PROFIT, 11.2)).toEqual({ state: "same", value: 11.2 });
    expect(result(profit("", "11.2"), PROFIT, 11.2).state).toBe("same");
    expect(result(profit("辆", "11.2"), PROFIT, 11.2)).toEqual({
      state: "other-unit",
      value: 11.2,
      unit: "辆",
    });
  });

  it("[BR3] a percent column is in percent whatever stands in its head", () => {
    const table = own(
      [{ name: "share", kind: "percent", formula: "90/463", total: "formula" }],
      [[]],
      { result: { row: "total", column: "share" } },
    );
    expect(result(table, { units: ["%", "%"], decimals: 1 }, 19)).toEqual({
      state: "differs",
      value: 19.4,
      difference: 0.4,
    });
    expect(result(table, PROFIT, 19).state).toBe("other-unit");
  });

  it.each([
    [1, "万元", ["元"], 10_000],
    [12.5, "元", ["10k CNY"], 0.00125],
    [3, "亿元", ["万元"], 30_000],
    [88, "台", ["辆", "vehicles"], 88],
    [19, "％", ["%"], 19],
    [19, "%", ["元"], null],
    [1, "constructor", ["元"], null],
  ])("[BR3] %d %s in %j is %j", (value, unit, wanted, expected) => {
    expect(convertUnit(value, unit, wanted)).toBe(expected);
  });
});
