import { describe, expect, it } from "vitest";
import { faultsOf } from "~/components/table/table-grid";
import { en } from "~/i18n/en";
import { zhCN } from "~/i18n/zh-CN";
import { cellAt, column, layOut, row, shownIn, tableOf } from "./lay-out";

const profit = [
  row("毛利", { kind: "sum", unit: "万元" }),
  row("整车", { parent: "毛利", level: 1, unit: "万元", cells: { target: "89", actual: "-7.3" } }),
  row("交付量", { parent: "毛利", level: 1, kind: "memo", unit: "辆", cells: { actual: "88" } }),
  row("单车", { kind: "formula", formula: "毛利/交付量", unit: "万元" }),
];

describe("a subject table", () => {
  it("is laid out as subject, last month, target, actual, difference, unit", () => {
    const grid = layOut(tableOf(profit));
    expect(grid.columns.map(({ label }) => label)).toEqual([
      "科目",
      "上月实际",
      "本月目标",
      "本月实际",
      "差异",
      "单位",
    ]);
    expect(shownIn(grid)[1]).toEqual(["整车", "", "89.0", "\u22127.3", "\u221296.3", "万元"]);
  });

  it("can be typed in where nothing is computed", () => {
    const grid = layOut(tableOf(profit));
    const editable = grid.lines.map(({ cells }) => cells.map((cell) => Number(cell.editable)));
    expect(editable).toEqual([
      [1, 0, 0, 0, 0, 1],
      [1, 1, 1, 1, 0, 1],
      [1, 1, 1, 1, 0, 1],
      [1, 0, 0, 0, 0, 1],
    ]);
  });

  it("says how a computed cell comes about", () => {
    const grid = layOut(tableOf(profit));
    expect(cellAt(grid, "毛利", "actual").note).toBe("下一级各行之和，备查行不计入");
    expect(cellAt(grid, "单车", "actual").note).toBe("公式：毛利/交付量");
    expect(cellAt(grid, "整车", "difference").note).toBe("本月实际 − 本月目标");
    expect(cellAt(grid, "整车", "actual").note).toBeNull();
  });

  it("merely waits where a formula lacks a number, and says for which", () => {
    const waiting = cellAt(layOut(tableOf(profit)), "单车", "target");
    expect(waiting).toMatchObject({ shown: "–", fault: null });
    expect(waiting.note).toBe("公式：毛利/交付量 · “交付量”还没有数据");
  });

  it("shows last month's number until another is typed, and says where it is from", () => {
    const carried = layOut(tableOf(profit), { lastMonth: new Map([["整车", 117.4]]) });
    expect(cellAt(carried, "整车", "lastMonth")).toMatchObject({
      shown: "117.4",
      typed: "",
      carried: true,
      note: "取自上月的会议，填写后以填写的为准",
    });
  });

  it("keeps room for the decimals that other numbers of the column have", () => {
    const grid = layOut(tableOf(profit));
    expect(grid.columns.find(({ id }) => id === "actual")?.decimals).toBe(2);
    expect(cellAt(grid, "交付量", "actual").decimals).toBe(0);
    expect(cellAt(grid, "整车", "actual").decimals).toBe(1);
  });
});

describe("what is wrong in a table", () => {
  it("stands in the cell in a few words, and below in a sentence, once a formula", () => {
    const grid = layOut(tableOf([row("利润", { kind: "formula", formula: "收入-总费" })]));
    expect(cellAt(grid, "利润", "actual").shown).toBe("没有“收入”");
    expect(faultsOf(grid, zhCN)).toEqual(["利润：公式里的“收入”不是这张表里的名称"]);
  });

  it("names the circle in which rows need each other", () => {
    const grid = layOut(
      tableOf([
        row("甲", { kind: "formula", formula: "乙+1" }),
        row("乙", { kind: "formula", formula: "甲*2" }),
      ]),
    );
    expect(cellAt(grid, "甲", "actual").shown).toBe("循环引用");
    expect(cellAt(grid, "甲", "actual").fault).toMatch(/^(甲 → 乙 → 甲|乙 → 甲 → 乙) 互相引用/);
  });

  it("leaves what was typed where it was typed, and names its place", () => {
    const grid = layOut(tableOf([row("售后", { cells: { actual: "约120" } })]));
    expect(cellAt(grid, "售后", "actual")).toMatchObject({ shown: "约120", typed: "约120" });
    expect(faultsOf(grid, zhCN)).toEqual(["售后，本月实际：数字前后有其他文字，请只留数字"]);
  });

  it("is said where it was typed; a sum of it says that it waits for that", () => {
    const rows = [
      row("总费用", { kind: "sum" }),
      row("管理费用", { parent: "总费用", level: 1, cells: { actual: "22,4" } }),
    ];
    const grid = layOut(tableOf(rows));
    expect(cellAt(grid, "总费用", "actual").shown).toBe("数字有误");
    expect(faultsOf(grid, zhCN)).toEqual([
      "总费用：用到的数字里有读不懂的，改好就能算出",
      "管理费用，本月实际：千位分隔符的位置不对，例如应写 1,234",
    ]);
  });

  it("is said in English too", () => {
    const grid = layOut(tableOf([row("A", { kind: "formula", formula: "1/0" })]), { words: en });
    expect(faultsOf(grid, en)).toEqual(["A: Division by zero"]);
  });
});

describe("a table of one's own", () => {
  const columns = [
    column("model", { name: "车型", kind: "text" }),
    column("profit", { name: "毛利", unit: "元", total: "sum" }),
    column("sold", { name: "销量", unit: "辆", total: "sum" }),
    column("each", { name: "单车毛利", formula: "毛利/销量", total: "formula", decimals: 0 }),
    column("owner", { name: "负责人", kind: "person" }),
    column("due", { name: "日期", kind: "date" }),
  ];
  const rows = [
    row("a", { cells: { model: "301", profit: "-11993.68", sold: "7", owner: "person:p1" } }),
    row("b", { cells: { model: "508", profit: "0", sold: "0", due: "2月29日" } }),
  ];

  it("shows totals, ratios of totals, people by their names and dates as typed", () => {
    const grid = layOut(tableOf(rows, columns));
    expect(shownIn(grid)).toEqual([
      ["301", "\u221211993.68", "7", "\u22121713", "销售部经理", ""],
      ["508", "0.00", "0", "除数为 0", "", "2月29日"],
      ["合计", "\u221211993.68", "7", "\u22121713", "", ""],
    ]);
    expect(cellAt(grid, "total", "each").note).toBe("公式：毛利/销量");
    expect(cellAt(grid, "total", "profit").note).toBe("各行之和");
  });

  it("says once, by its column, what is wrong with a column's formula", () => {
    const wrong = columns.map((each) =>
      each.id === "each" ? { ...each, formula: "毛利/台" } : each,
    );
    expect(faultsOf(layOut(tableOf(rows, wrong)), zhCN)).toContain(
      "单车毛利：公式里的“台”不是这张表里的名称",
    );
    expect(faultsOf(layOut(tableOf(rows, wrong)), zhCN).join()).not.toMatch(/301|合计/);
    expect(faultsOf(layOut(tableOf(rows, columns)), zhCN)).toContain("508：除数为 0，算不出来");
  });

  it("names the day that was probably meant", () => {
    const grid = layOut(tableOf(rows, columns));
    expect(cellAt(grid, "b", "due").fault).toBe("没有这一天，最近的是2月28日");
  });

  it("calls a row by its first words, or by its number", () => {
    const unnamed = layOut(tableOf([...rows, row("c")], columns));
    expect(unnamed.lines.map(({ label }) => label)).toEqual(["301", "508", "第 3 行", "合计"]);
  });
});
