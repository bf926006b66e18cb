import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateTable } from "~/domain/breakdown/evaluate";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { roundHalfAway, sum } from "~/domain/scorecard/decimal";
import { rowSaid, subjects } from "./build-table";

const month = "2021-02";
const compute = (table: BreakdownTable, lastMonth?: ReadonlyMap<string, number>) =>
  evaluateTable(table, lastMonth ? { month, lastMonth } : { month });

/** The actual of a row, where nothing else matters. */
const actual = (table: BreakdownTable, id: string) => rowSaid(compute(table), id)["actual"];

describe("a subject table", () => {
  it("[BT1] reads typed numbers as people write them, percent signs in percentages only", () => {
    const table = subjects([
      { name: "a", cells: ["１,234.5", "", "abc"] },
      { name: "b", unit: "%", cells: ["19%", "", "0.5"] },
      { name: "c", cells: ["", "", "19%"] },
    ]);
    const computed = compute(table);
    expect(rowSaid(computed, "a")).toMatchObject({
      lastMonth: 1234.5,
      target: null,
      actual: { code: "unreadable-number", reason: "not-a-number" },
    });
    expect(rowSaid(computed, "b")).toMatchObject({ lastMonth: 19, actual: 0.5 });
    expect(rowSaid(computed, "c")["actual"]).toMatchObject({ reason: "percent-not-expected" });
    expect(computed.rows[0]?.cells["actual"]?.shown).toMatchObject({ kind: "error", text: "abc" });
  });

  it("[BT3] shows the rows of one unit with the decimals that their numbers need", () => {
    const table = subjects([
      { name: "a", unit: "万元", cells: ["3612.5", "2250", "1100"] },
      { name: "b", unit: "万元", cells: ["236.4", "168", "146.1"] },
      { name: "c", unit: "辆", cells: ["12", "10", "6"] },
      { name: "d", unit: "万元", decimals: 0, cells: ["1.5", "2", "-2.5"] },
    ]);
    const decimals = compute(table).rows.map(({ cells }) =>
      Object.values(cells).map(({ shown }) => (shown.kind === "number" ? shown.decimals : null)),
    );
    expect(decimals).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(rowSaid(compute(table), "d")).toEqual({
      lastMonth: 2,
      target: 2,
      actual: -3,
      difference: -5,
    });
  });

  it("[BT4] sums the rows one level deeper, memo rows left out, sums of sums included", () => {
    const table = subjects([
      { name: "profit", kind: "sum" },
      { name: "vehicles", kind: "sum", level: 1 },
      { name: "private", level: 2, cells: ["", "", "-9.8"] },
      { name: "deliveries", kind: "memo", level: 2, cells: ["", "", "88"] },
      { name: "taxi", level: 2, cells: ["", "", "2.5"] },
      { name: "other", level: 1, cells: ["", "", "0.1"] },
      { name: "after", cells: ["", "", "1000"] },
    ]);
    expect(actual(table, "vehicles")).toBe(-7.3);
    expect(actual(table, "profit")).toBe(-7.2);
  });

  it("[BT4] a sum of nothing typed is blank, and one of an error is that error", () => {
    const table = subjects([
      { name: "sum", kind: "sum" },
      { name: "a", level: 1, cells: ["", "1", ""] },
      { name: "b", level: 1, cells: ["", "?", ""] },
    ]);
    expect(rowSaid(compute(table), "sum")).toEqual({
      lastMonth: null,
      target: { code: "unreadable-number", reason: "not-a-number" },
      actual: null,
      difference: null,
    });
  });

  it("[BT4] ignores what was typed into a row before it was made a sum", () => {
    const table = subjects([
      { name: "sum", kind: "sum", cells: ["9", "9", "9"] },
      { name: "a", level: 1, cells: ["1", "2", "3"] },
    ]);
    expect(rowSaid(compute(table), "sum")).toMatchObject({ lastMonth: 1, target: 2, actual: 3 });
  });

  it("[BT5] a formula is computed column by column over the rows that it names", () => {
    const table = subjects([
      { name: "财务费用", kind: "sum", unit: "元" },
      { name: "利息", level: 1, unit: "元", cells: ["231400", "148000", "103500"] },
      { name: "POS费用", level: 1, unit: "元", cells: ["24100", "14000", "8600"] },
      { name: "交付量", kind: "memo", cells: ["289", "180", "90"] },
      { name: "单车", kind: "formula", formula: "财务费用/交付量", decimals: 0 },
    ]);
    expect(rowSaid(compute(table), "单车")).toEqual({
      lastMonth: 884,
      target: 900,
      actual: 1246,
      difference: 346,
    });
  });

  it("[BT6] the difference is that of the numbers as shown, computed rows included", () => {
    const table = subjects([
      { name: "a", cells: ["", "1", "3"] },
      { name: "b", cells: ["", "3", "9"] },
      { name: "ratio", kind: "formula", formula: "a/b", decimals: 1 },
    ]);
    // 0.333… less 0.333… is shown as 0.3 less 0.3.
    expect(rowSaid(compute(table), "ratio")).toMatchObject({ difference: 0 });
    expect(rowSaid(compute(table), "b")).toMatchObject({ difference: 6 });
  });

  it("[BT7] names the rows of a circle, and leaves the others their values", () => {
    const table = subjects([
      { name: "a", kind: "formula", formula: "b+1" },
      { name: "b", kind: "formula", formula: "c*2" },
      { name: "c", kind: "formula", formula: "a" },
      { name: "hangs on", kind: "formula", formula: "c+d" },
      { name: "d", cells: ["", "", "4"] },
      { name: "itself", kind: "formula", formula: "itself" },
    ]);
    const circle = { code: "cycle", names: ["a", "b", "c"] };
    expect(["a", "b", "c", "hangs on", "d"].map((id) => actual(table, id))).toEqual([
      circle,
      circle,
      circle,
      circle,
      4,
    ]);
    expect(actual(table, "itself")).toEqual({ code: "cycle", names: ["itself"] });
  });

  it("[BT7] a sum that stands under what it is computed from is a circle too", () => {
    const table = subjects([
      { name: "sum", kind: "sum" },
      { name: "half", kind: "formula", level: 1, formula: "sum/2" },
    ]);
    expect(actual(table, "sum")).toEqual({ code: "cycle", names: ["sum", "half"] });
  });

  it("[BT7] computes a chain as long as a table without exhausting the stack", () => {
    const rows = Array.from({ length: 5000 }, (_, at) => ({
      name: `n${at}`,
      kind: "formula" as const,
      formula: `n${at + 1}+1`,
    }));
    const table = subjects([...rows, { name: "n5000", cells: ["", "", "1"] }]);
    expect(actual(table, "n0")).toBe(5001);
  });

  it("[BT8] fills last month where nobody typed, and computes its sums from it", () => {
    const table = subjects([
      { name: "sum", kind: "sum" },
      { name: "a", level: 1, cells: ["", "2", "5"] },
      { name: "b", level: 1, cells: ["7", "2", "5"] },
    ]);
    const computed = compute(
      table,
      new Map([
        ["a", 3.5],
        ["b", 1],
        ["sum", 99],
      ]),
    );
    expect(rowSaid(computed, "a")["lastMonth"]).toBe(3.5);
    expect(rowSaid(computed, "b")["lastMonth"]).toBe(7);
    expect(rowSaid(computed, "sum")["lastMonth"]).toBe(10.5);
    const carried = computed.rows.map(({ cells }) => cells["lastMonth"]?.carried);
    expect(carried).toEqual([false, true, false]);
  });

  it("[BF4] says which name is unknown or stands for several rows", () => {
    const table = subjects([
      { name: "x", id: "x1", cells: ["", "", "1"] },
      { name: "Ｘ ", id: "x2", cells: ["", "", "2"] },
      { name: "f", kind: "formula", formula: "x+1" },
      { name: "g", kind: "formula", formula: "y" },
      { name: "h", kind: "formula", formula: "[x].actual" },
      { name: "i", kind: "formula" },
    ]);
    expect(["f", "g", "h", "i"].map((id) => actual(table, id))).toEqual([
      { code: "ambiguous-name", name: "x" },
      { code: "unknown-name", name: "y" },
      { code: "unknown-name", name: "actual" },
      { code: "syntax", at: 0 },
    ]);
  });

  it("[BF9] a percentage is a hundredth to a formula, and a quotient in percent a hundredfold", () => {
    const table = subjects([
      { name: "part", cells: ["", "", "90"] },
      { name: "whole", cells: ["", "", "463"] },
      { name: "share", kind: "formula", unit: "%", formula: "part/whole" },
      { name: "rate", unit: "%", cells: ["", "", "20"] },
      { name: "a fifth", kind: "formula", formula: "part*rate" },
    ]);
    expect(actual(table, "share")).toBe(19.4);
    expect(actual(table, "a fifth")).toBe(18);
  });

  it("[BT4] [BT6] agrees with decimal sums over random trees", () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100);
    const line = fc.record({
      level: fc.integer({ min: 1, max: 3 }),
      value: cents,
      memo: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const table = subjects([
          { name: "root", kind: "sum" },
          ...lines.map(({ level, value, memo }, at) => ({
            name: `r${at}`,
            level: Math.min(level, at + 1),
            kind: memo ? ("memo" as const) : ("value" as const),
            cells: ["", "1", String(value)] as const,
          })),
        ]);
        const summed = table.rows.filter((row) => row.parent === "root" && row.kind !== "memo");
        const expected = summed.map((row) => Number(row.cells["actual"]));
        const said = rowSaid(compute(table), "root");
        expect(said["actual"]).toBe(summed.length === 0 ? null : sum(expected) + 0);
        if (summed.length > 0) {
          const difference = roundHalfAway(sum([...expected, -summed.length]), 2);
          expect(said["difference"]).toBe(difference);
        }
      }),
    );
  });
});
