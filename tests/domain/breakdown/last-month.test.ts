import { describe, expect, it } from "vitest";
import { lastMonthActuals, tableBefore } from "~/domain/breakdown/last-month";
import { own, subjects } from "./build-table";

const before = subjects(
  [
    { name: "profit", id: "p0", kind: "sum", unit: "万元" },
    { name: "vehicles", id: "v0", level: 1, unit: "万元", cells: ["", "", "113.25"] },
    { name: "other", id: "o1", level: 1, unit: "万元", cells: ["", "", "4"] },
    { name: "expenses", id: "e0", kind: "sum", unit: "万元" },
    { name: "other", id: "o2", level: 1, unit: "万元", cells: ["", "", "25"] },
    { name: "count", id: "c0", kind: "memo", unit: "辆", cells: ["", "", "289"] },
  ],
  { id: "january", title: "科目表" },
);

describe("last month's column", () => {
  it("[BL1] comes from the table that this one was made from, else of its title, else the only one", () => {
    const other = subjects([], { id: "other", title: "另一张" });
    const made = subjects([], { from: "other", title: "科目表" });
    expect(tableBefore(made, [before, other])?.id).toBe("other");
    expect(tableBefore(subjects([], { title: " 科目表" }), [before, other])?.id).toBe("january");
    expect(tableBefore(subjects([], { title: "新" }), [before])?.id).toBe("january");
    expect(tableBefore(subjects([], { title: "新" }), [before, other])).toBeUndefined();
    expect(tableBefore(subjects([]), [own([], [])])).toBeUndefined();
  });

  it("[BL2] [BL4] finds rows by what they were made from, then by their names, as they were shown", () => {
    const table = subjects([
      { name: "gross", id: "1", kind: "sum", unit: "万元", from: "p0" },
      { name: "VEHICLES", id: "2", unit: "万元" },
      { name: "expenses", id: "3", kind: "value", unit: "万元" },
      { name: "other", id: "4", level: 1, unit: "万元" },
      { name: "new", id: "5", unit: "万元" },
    ]);
    expect(Object.fromEntries(lastMonthActuals(table, [before], "2021-02"))).toEqual({
      1: 117.25,
      2: 113.25,
      3: 25,
      4: 25,
    });
  });

  it("[BL2] takes none where several have the name and none stands under the same rows", () => {
    const table = subjects([{ name: "other", id: "x", unit: "万元" }]);
    expect(lastMonthActuals(table, [before], "2021-02").size).toBe(0);
  });

  it("[BL3] a row in another unit is another number", () => {
    const table = subjects([
      { name: "vehicles", unit: "元" },
      { name: "count", unit: "辆" },
    ]);
    expect(Object.fromEntries(lastMonthActuals(table, [before], "2021-02"))).toEqual({
      count: 289,
    });
  });

  it("[BL1] a table of one's own shape has no such column", () => {
    expect(lastMonthActuals(own([], []), [before], "2021-02").size).toBe(0);
  });
});
