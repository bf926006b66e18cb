import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createUndo } from "~/collab/undo";
import { DEEPEST_LEVEL } from "~/domain/breakdown/table";
import { SheetLimit } from "~/sheet/limits";
import { measurePageKey } from "~/sheet/page-key";
import { readSheet } from "~/sheet/read-sheet";
import { setCell } from "~/sheet/table-cells";
import {
  addTableColumn,
  changeTableColumn,
  deleteTableColumn,
  moveTableColumn,
  restoreTableColumn,
} from "~/sheet/table-columns";
import {
  addTableRow,
  changeTableRow,
  deleteTableRow,
  indentTableRow,
  moveTableRow,
  outdentTableRow,
  restoreTableRow,
  stepTableRow,
} from "~/sheet/table-rows";
import {
  deleteTable,
  markResult,
  moveTable,
  readTables,
  restoreTable,
  setColumnWidth,
  tableTitle,
} from "~/sheet/tables";
import { meet, peers } from "./peers";
import { byModel, outline, P, page, profit, rowId, table } from "./table-samples";

describe("a table on a page", () => {
  test("is read as it was added, in the page's order, and on its page only", () => {
    const doc = new Y.Doc();
    profit(doc);
    const second = byModel(doc);
    expect(readTables(doc, measurePageKey("M2"))).toEqual([]);
    expect(outline(doc)).toEqual([
      "毛利",
      "  整车",
      "    非出租车",
      "    交付量",
      "  售后",
      "费用",
    ]);
    expect(table(doc)).toMatchObject({ kind: "subjects", title: "科目表", columns: [] });
    expect(readTables(doc, page)[1]?.columns.map(({ name, total }) => [name, total])).toEqual([
      ["车型", "none"],
      ["销量", "sum"],
    ]);
    moveTable(doc, P, second, null);
    expect(readTables(doc, page).map(({ kind }) => kind)).toEqual(["own", "subjects"]);
    expect(readSheet(doc).tables.map((each) => each.page)).toEqual([page, page]);
  });

  test("goes and comes back with what others wrote into it meanwhile", () => {
    const [mine, theirs] = peers((doc) => void profit(doc), 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const { id } = table(mine);
    const undo = createUndo(mine);
    deleteTable(mine, P, id);
    tableTitle(theirs, id)?.insert(0, "二月");
    setCell(theirs, P, { row: rowId(theirs, "费用"), column: "actual" }, "73.2");
    meet([mine, theirs]);
    expect(readTables(theirs, page)).toEqual([]);
    undo.undo();
    meet([mine, theirs]);
    expect(table(theirs)).toMatchObject({ title: "二月科目表" });
    expect(table(theirs).rows.at(-1)?.cells).toEqual({ actual: "73.2" });
    deleteTable(theirs, P, id);
    restoreTable(theirs, P, id);
    expect(readTables(theirs, page)).toHaveLength(1);
  });

  test("taking an addition back hides the table, and redoing shows what was written into it", () => {
    const [mine, theirs] = peers(() => {}, 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const undo = createUndo(mine);
    byModel(mine);
    meet([mine, theirs]);
    setCell(theirs, P, { row: rowId(theirs, "301"), column: "sold" }, "7");
    meet([mine, theirs]);
    undo.undo();
    meet([mine, theirs]);
    expect(readTables(theirs, page)).toEqual([]);
    undo.redo();
    expect(table(mine).rows[0]?.cells["sold"]).toBe("7");
  });

  test("keeps the cell that was marked as its result, and forgets it", () => {
    const doc = new Y.Doc();
    const id = profit(doc);
    markResult(doc, P, id, { row: rowId(doc, "费用"), column: "actual" });
    expect(table(doc).result).toEqual({ row: rowId(doc, "费用"), column: "actual" });
    markResult(doc, P, id, null);
    expect(table(doc).result).toBeNull();
  });

  test("keeps widths within bounds, of fixed columns too", () => {
    const doc = new Y.Doc();
    const id = profit(doc);
    setColumnWidth(doc, P, { table: id, column: "name" }, 180.4);
    setColumnWidth(doc, P, { table: id, column: "target" }, 1);
    setColumnWidth(doc, P, { table: id, column: "actual" }, Number.NaN);
    expect(table(doc).widths).toEqual({ name: 180, target: SheetLimit.narrowest });
  });
});

describe("rows of a table", () => {
  test("of two people who change different cells of a row, both win", () => {
    const [mine, theirs] = peers((doc) => void byModel(doc), 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const row = rowId(mine, "301");
    setCell(mine, P, { row, column: "sold" }, "7");
    setCell(theirs, P, { row, column: "model" }, "301S");
    meet([mine, theirs]);
    expect(table(mine)).toEqual(table(theirs));
    expect(table(mine).rows[0]?.cells).toEqual({ model: "301S", sold: "7" });
  });

  test("of one who moves a row and one who edits it, both win", () => {
    const [mine, theirs] = peers((doc) => void profit(doc), 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const row = rowId(mine, "非出租车");
    moveTableRow(mine, P, row, { parent: rowId(mine, "费用"), after: undefined });
    setCell(theirs, P, { row, column: "actual" }, "-10");
    changeTableRow(theirs, P, row, { name: "私家车", unit: "万元" });
    meet([mine, theirs]);
    expect(outline(theirs).slice(-2)).toEqual(["费用", "  私家车"]);
    expect(table(mine).rows.at(-1)).toMatchObject({ unit: "万元", cells: { actual: "-10" } });
    expect(table(mine)).toEqual(table(theirs));
  });

  test("what somebody adds under a row goes along when somebody else moves that row", () => {
    const [mine, theirs] = peers((doc) => void profit(doc), 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const { id } = table(mine);
    moveTableRow(mine, P, rowId(mine, "整车"), { parent: rowId(mine, "费用"), after: null });
    addTableRow(theirs, P, { table: id, parent: rowId(theirs, "整车"), name: "出租车" });
    meet([mine, theirs]);
    expect(outline(mine).slice(-4)).toEqual(["  整车", "    非出租车", "    交付量", "    出租车"]);
    expect(table(mine)).toEqual(table(theirs));
  });

  test("a deleted row stays deleted, with those under it, and undo brings all back as it is now", () => {
    const [mine, theirs] = peers((doc) => void profit(doc), 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const undo = createUndo(mine);
    const { id } = table(mine);
    deleteTableRow(mine, P, rowId(mine, "整车"));
    const edited = rowId(theirs, "非出租车");
    setCell(theirs, P, { row: edited, column: "target" }, "85");
    stepTableRow(theirs, P, edited, 1);
    addTableRow(theirs, P, { table: id, parent: rowId(theirs, "整车"), name: "出租车" });
    meet([mine, theirs]);
    expect(outline(theirs)).toEqual(["毛利", "  售后", "费用"]);
    undo.undo();
    meet([mine, theirs]);
    expect(outline(theirs)).toEqual([
      "毛利",
      "  整车",
      "    交付量",
      "    非出租车",
      "    出租车",
      "  售后",
      "费用",
    ]);
    expect(table(mine).rows[3]?.cells).toEqual({ actual: "-9.8", target: "85" });
  });

  test("of two who each move a row under the other's, all see the same, and no row is lost", () => {
    const [mine, theirs] = peers((doc) => void profit(doc), 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const [gross, cost] = [rowId(mine, "毛利"), rowId(mine, "费用")];
    expect(moveTableRow(mine, P, gross, { parent: cost, after: null })).toBe(true);
    expect(moveTableRow(theirs, P, cost, { parent: gross, after: null })).toBe(true);
    meet([mine, theirs]);
    expect(outline(mine)).toEqual(outline(theirs));
    expect(
      outline(mine)
        .map((line) => line.trim())
        .toSorted(),
    ).toEqual(["毛利", "整车", "非出租车", "交付量", "售后", "费用"].toSorted());
  });

  test("indent, outdent and step as an outline does, and say when they cannot", () => {
    const doc = new Y.Doc();
    profit(doc);
    expect(indentTableRow(doc, P, rowId(doc, "毛利"))).toBe(false);
    expect(indentTableRow(doc, P, rowId(doc, "费用"))).toBe(true);
    expect(outline(doc).slice(-2)).toEqual(["  售后", "  费用"]);
    expect(outdentTableRow(doc, P, rowId(doc, "整车"))).toBe(true);
    expect(outline(doc)).toEqual(["毛利", "  售后", "  费用", "整车", "  非出租车", "  交付量"]);
    expect(outdentTableRow(doc, P, rowId(doc, "整车"))).toBe(false);
    expect(stepTableRow(doc, P, rowId(doc, "费用"), -1)).toBe(true);
    expect(stepTableRow(doc, P, rowId(doc, "费用"), -1)).toBe(false);
    expect(outline(doc).slice(0, 3)).toEqual(["毛利", "  费用", "  售后"]);
    expect(stepTableRow(doc, P, rowId(doc, "毛利"), 1)).toBe(true);
    expect(outline(doc)[0]).toBe("整车");
  });

  test("refuses to stand under itself or too deep", () => {
    const doc = new Y.Doc();
    profit(doc);
    const into = (name: string, parent: string) =>
      moveTableRow(doc, P, rowId(doc, name), { parent: rowId(doc, parent), after: null });
    expect(into("毛利", "毛利")).toBe(false);
    expect(into("毛利", "交付量")).toBe(false);
    const { id } = table(doc);
    let parent: string | null = null;
    for (let level = 0; level <= DEEPEST_LEVEL; level++) {
      parent = addTableRow(doc, P, { table: id, parent, name: `n${level}` });
    }
    expect(into("费用", `n${DEEPEST_LEVEL}`)).toBe(false);
    expect(into("整车", `n${DEEPEST_LEVEL - 1}`)).toBe(false);
    expect(into("整车", `n${DEEPEST_LEVEL - 2}`)).toBe(true);
  });

  test("are added behind a row on its level, and restored where they stood", () => {
    const doc = new Y.Doc();
    const id = profit(doc);
    const added = addTableRow(doc, P, { table: id, after: rowId(doc, "非出租车"), name: "出租车" });
    expect(outline(doc).slice(2, 5)).toEqual(["    非出租车", "    出租车", "    交付量"]);
    deleteTableRow(doc, P, added);
    restoreTableRow(doc, P, added);
    expect(outline(doc)[3]).toBe("    出租车");
  });
});

describe("columns of a table", () => {
  test("are renamed, moved, retyped; a deleted one comes back with what others typed into it", () => {
    const [mine, theirs] = peers((doc) => void byModel(doc), 2, 3);
    if (!mine || !theirs) throw new Error("no peers");
    const { id } = table(mine);
    const profits = addTableColumn(mine, P, {
      table: id,
      after: "model",
      name: "毛利",
      kind: "money",
    });
    const share = addTableColumn(mine, P, { table: id, name: "单车", formula: "毛利/销量" });
    meet([mine, theirs]);
    expect(table(theirs).columns.map(({ name, total }) => [name, total])).toEqual([
      ["车型", "none"],
      ["毛利", "sum"],
      ["销量", "sum"],
      ["单车", "formula"],
    ]);
    const undo = createUndo(mine);
    deleteTableColumn(mine, P, profits);
    setCell(theirs, P, { row: rowId(theirs, "408"), column: profits }, "12");
    changeTableColumn(theirs, P, profits, { name: "总毛利", decimals: 2 });
    moveTableColumn(theirs, P, profits, share);
    meet([mine, theirs]);
    expect(table(theirs).columns.map(({ name }) => name)).toEqual(["车型", "销量", "单车"]);
    expect(Object.keys(table(theirs).rows[1]?.cells ?? {})).not.toContain(profits);
    undo.undo();
    meet([mine, theirs]);
    expect(table(theirs).columns.at(-1)).toMatchObject({ name: "总毛利", decimals: 2 });
    expect(table(theirs).rows[1]?.cells[profits]).toBe("12");
    deleteTableColumn(theirs, P, share);
    restoreTableColumn(theirs, P, share);
    expect(table(theirs).columns.map(({ name }) => name)).toEqual([
      "车型",
      "销量",
      "单车",
      "总毛利",
    ]);
  });
});
