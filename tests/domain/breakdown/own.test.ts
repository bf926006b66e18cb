import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateTable } from "~/domain/breakdown/evaluate";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { personCell } from "~/domain/breakdown/typed-cell";
import { own, rowSaid, said } from "./build-table";

const compute = (table: BreakdownTable) => evaluateTable(table, { month: "2021-02" });
const column = (table: BreakdownTable, name: string) =>
  compute(table).rows.map(({ id }) => rowSaid(compute(table), id)[name]);
const total = (table: BreakdownTable, name: string) => {
  const { totals } = compute(table);
  return totals && name in totals ? said(totals[name]) : "none";
};

const PER_VEHICLE = [
  { name: "model", kind: "text" },
  { name: "profit", kind: "money", total: "sum" },
  { name: "sold", total: "sum" },
  { name: "each", kind: "money", formula: "profit / sold", total: "formula", decimals: 0 },
] as const;

describe("a table of a department's own shape", () => {
  it("[BT10] [BT11] sums what is summed and computes a ratio's total over the totals", () => {
    const table = own(PER_VEHICLE, [
      ["a", "100", "1"],
      ["b", "100", "3"],
    ]);
    expect(column(table, "each")).toEqual([100, 33]);
    expect(total(table, "profit")).toBe(200);
    // Not the 133 that the ratios add up to, nor the 67 of their average.
    expect(total(table, "each")).toBe(50);
    expect(total(table, "model")).toBe("none");
  });

  it("[BT9] a division by zero stays in its cell: the totals know nothing of it", () => {
    const table = own(PER_VEHICLE, [
      ["a", "-8", "4"],
      ["b", "0", "0"],
    ]);
    expect(column(table, "each")).toEqual([-2, { code: "division-by-zero" }]);
    expect(total(table, "each")).toBe(-2);
  });

  it("[BT9] what needs an error shows that error", () => {
    const table = own(
      [
        { name: "n", total: "sum" },
        { name: "twice", formula: "n*2", total: "sum" },
      ],
      [["1"], ["x"]],
    );
    const error = { code: "unreadable-number", reason: "not-a-number" };
    expect(column(table, "twice")).toEqual([2, error]);
    expect(total(table, "n")).toEqual(error);
    expect(total(table, "twice")).toEqual(error);
  });

  it("[BT10] without anything below a column there is no line of totals", () => {
    expect(compute(own([{ name: "n" }], [["1"]])).totals).toBeNull();
    const words = own(
      [
        { name: "w", kind: "text", total: "sum" },
        { name: "n", total: "formula" },
      ],
      [],
    );
    expect(compute(words).totals).toBeNull();
  });

  it("[BF8] [BF10] a formula may use a whole column and a single cell", () => {
    const table = own(
      [
        { name: "model", kind: "text" },
        { name: "stock" },
        { name: "share", kind: "percent", formula: "stock/SUM(stock)", total: "sum" },
        { name: "above average", formula: "stock-avg(stock)" },
        { name: "to 408", formula: "stock/[408].stock" },
      ],
      [
        ["408", "30"],
        ["508", "10"],
        ["3008", ""],
      ],
    );
    expect(column(table, "share")).toEqual([75, 25, { code: "empty-operand", name: "stock" }]);
    expect(column(table, "above average").slice(0, 2)).toEqual([10, -10]);
    expect(column(table, "to 408").slice(0, 2)).toEqual([1, 0.33]);
  });

  it("[BF10] says which row or column there is not, or is several", () => {
    const columns = (formula: string) => [
      { name: "model", kind: "text" as const },
      { name: "n", id: "n1" },
      { name: "n", id: "n2" },
      { name: "m" },
      { name: "f", formula },
    ];
    const rows = [
      ["a", "1", "2", "3"],
      ["a", "1", "2", "3"],
    ];
    const first = (formula: string) => column(own(columns(formula), rows), "f")[0];
    expect(first("n")).toEqual({ code: "ambiguous-name", name: "n" });
    expect(first("nowhere")).toEqual({ code: "unknown-name", name: "nowhere" });
    expect(first("[a].m")).toEqual({ code: "ambiguous-name", name: "a" });
    expect(first("[b].m")).toEqual({ code: "unknown-name", name: "b" });
    expect(first("model")).toEqual({ code: "not-numeric", name: "model" });
    expect(first("m/")).toEqual({ code: "syntax", at: 2 });
    expect(first("sum(f)")).toEqual({ code: "cycle", names: ["f"] });
  });

  it("[BT7] names the columns of a circle", () => {
    const table = own(
      [
        { name: "a", formula: "b" },
        { name: "b", formula: "sum(a)" },
      ],
      [[], []],
    );
    expect(column(table, "a")[0]).toEqual({ code: "cycle", names: ["a", "b"] });
  });

  it("[BT12] a cell may hold a formula of its own", () => {
    const table = own(
      [{ name: "model", kind: "text" }, { name: "plan" }, { name: "n", total: "sum" }],
      [
        ["a", "4", "=plan*2"],
        ["b", "5", "＝[a].n + 1"],
        ["=plan", "6", "7"],
      ],
    );
    expect(column(table, "n")).toEqual([8, 9, 7]);
    expect(total(table, "n")).toBe(24);
    expect(column(table, "model")[2]).toBe("=plan");
  });

  it("[BT2] people are people or names as typed, dates are read as due dates", () => {
    const table = own(
      [
        { name: "who", kind: "person" },
        { name: "when", kind: "date" },
      ],
      [
        [personCell("p1"), "3月31日"],
        ["网销主管", "2月29日"],
        ["", ""],
      ],
    );
    expect(column(table, "who")).toEqual(["p1", "网销主管", null]);
    expect(column(table, "when")).toEqual([
      "2021-03-31",
      { code: "unreadable-date", nearest: "2021-02-28" },
      null,
    ]);
  });

  it("[BT3] a column stands on one decimal point, its total too", () => {
    const table = own(
      [
        { name: "typed", total: "sum" },
        { name: "third", formula: "typed/3", total: "formula" },
        { name: "share", kind: "percent", formula: "typed/3" },
      ],
      [["1"], ["2.25"]],
    );
    const shown = compute(table);
    const decimals = (name: string) =>
      [...shown.rows.map(({ cells }) => cells[name]?.shown), shown.totals?.[name]].map((each) =>
        each?.kind === "number" ? each.decimals : null,
      );
    expect(decimals("typed")).toEqual([2, 2, 2]);
    expect(decimals("third")).toEqual([2, 2, 2]);
    expect(decimals("share")).toEqual([1, 1, null]);
  });

  it("[BT3] a value with more digits than can be shown is an error", () => {
    const table = own([{ name: "n" }, { name: "sq", formula: "n*n" }], [["123456789012"]]);
    expect(column(table, "sq")).toEqual([{ code: "too-large" }]);
  });

  it("never throws, and every column has a cell in every row, whatever it holds", () => {
    const text = fc.oneof(
      fc.constantFrom("", "1", "-2.5", "=a+b", "=[x].b", "=1/0", "x", "=sum(a)", "3月", "="),
      fc.string({ maxLength: 12 }),
    );
    const formula = fc.constantFrom(
      "",
      "",
      "a/b",
      "sum(b)",
      "[x].a",
      "c",
      "b*b*b",
      "avg(d)-a",
      "1/",
    );
    const kind = fc.constantFrom("number", "percent", "money", "text", "person", "date");
    const totals = fc.constantFrom("none", "sum", "formula");
    const columns = fc.array(fc.record({ kind, formula, total: totals }), { maxLength: 5 });
    fc.assert(
      fc.property(
        columns,
        fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 5 }),
        (cs, rs) => {
          const named = cs.map((each, at) => ({ ...each, name: "abcde".charAt(at) }));
          const table = own(named as never, rs);
          const computed = compute(table);
          expect(computed.rows.map(({ cells }) => Object.keys(cells).length)).toEqual(
            rs.map(() => cs.length),
          );
          expect(JSON.parse(JSON.stringify(computed))).toEqual(computed);
        },
      ),
      { numRuns: 500 },
    );
  });
});
