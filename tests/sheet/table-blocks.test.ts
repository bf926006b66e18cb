import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createUndo } from "~/collab/undo";
import { SheetLimit } from "~/sheet/limits";
import { setCells } from "~/sheet/paste-block";
import { addTableColumn } from "~/sheet/table-columns";
import { addTableLike } from "~/sheet/table-like";
import { changeTableRow } from "~/sheet/table-rows";
import { markResult, setColumnWidth } from "~/sheet/tables";
import { byModel, outline, P, page, profit, rowId, table } from "./table-samples";

describe("a block from a spreadsheet", () => {
  test("fills cells and grows the table by what it lacks, as one step of undo", () => {
    const doc = new Y.Doc();
    byModel(doc);
    const undo = createUndo(doc);
    const before = table(doc);
    const put = setCells(doc, P, before, { row: rowId(doc, "408"), column: "model" }, [
      ["408X", "22", "-40,825.31", "好"],
      ["508", "0", "0", ""],
    ]);
    expect(put).toEqual({ rows: 1, columns: 2, left: 0 });
    const [, , third, fourth] = table(doc).columns;
    expect([third?.kind, fourth?.kind]).toEqual(["number", "text"]);
    expect(table(doc).rows.map(({ cells }) => Object.values(cells))).toEqual([
      ["301", "1"],
      ["408X", "22", "-40,825.31", "好"],
      ["508", "0", "0"],
    ]);
    undo.undo();
    expect(table(doc)).toEqual(before);
    undo.redo();
    expect(table(doc).rows).toHaveLength(3);
  });

  test("fills names and numbers of a subject table, and says what found no place", () => {
    const doc = new Y.Doc();
    profit(doc);
    const put = setCells(doc, P, table(doc), { row: rowId(doc, "售后"), column: "name" }, [
      ["售后毛利", "120", "88", "78.6", "5"],
      ["费用", "", "", "73.2"],
      ["利息", "1"],
    ]);
    expect(put).toEqual({ rows: 1, columns: 0, left: 1 });
    expect(outline(doc).slice(4)).toEqual(["  售后毛利", "费用", "利息"]);
    expect(table(doc).rows[4]?.cells).toEqual({ lastMonth: "120", target: "88", actual: "78.6" });
    const sums = setCells(doc, P, table(doc), { row: rowId(doc, "毛利"), column: "actual" }, [
      ["1"],
    ]);
    expect(sums.left).toBe(1);
    expect(table(doc).rows[0]?.cells).toEqual({});
  });

  test("leaves formula columns alone and stops at what a table can hold", () => {
    const doc = new Y.Doc();
    const id = byModel(doc);
    const formula = addTableColumn(doc, P, { table: id, name: "f", formula: "销量*2" });
    const put = setCells(doc, P, table(doc), { row: rowId(doc, "301"), column: formula }, [["1"]]);
    expect(put.left).toBe(1);
    const long = Array.from({ length: SheetLimit.tableRows + 5 }, (_, at) => [`m${at}`]);
    const cut = setCells(doc, P, table(doc), { row: null, column: "model" }, long);
    expect(cut).toEqual({ rows: SheetLimit.tableRows - 2, columns: 0, left: 7 });
    expect(table(doc).rows).toHaveLength(SheetLimit.tableRows);
    const wide = Array.from({ length: SheetLimit.tableColumns + 1 }, () => "1");
    expect(
      setCells(doc, P, table(doc), { row: rowId(doc, "301"), column: null }, [wide]).left,
    ).toBe(4);
  });
});

describe("a table like last month's", () => {
  test("has its shape and words, none of its figures, and remembers where its rows come from", () => {
    const january = new Y.Doc();
    const id = byModel(january);
    addTableColumn(january, P, {
      table: id,
      name: "占比",
      kind: "percent",
      formula: "销量/sum(销量)",
    });
    setColumnWidth(january, P, { table: id, column: "model" }, 120);
    markResult(january, P, id, { row: "total", column: "sold" });
    const before = table(january);
    const february = new Y.Doc();
    addTableLike(february, P, before, { page });
    const made = table(february);
    expect(made.columns.map(({ id: _id, ...column }) => column)).toEqual(
      before.columns.map(({ id: _id, ...column }) => column),
    );
    expect(made.rows.map(({ from, cells }) => [from, Object.values(cells)])).toEqual(
      before.rows.map((row) => [row.id, [row.cells["model"]]]),
    );
    expect(made.from).toBe(id);
    expect(made.widths).toEqual({ [made.columns[0]?.id ?? ""]: 120 });
    expect(made.result).toEqual({ row: "total", column: made.columns[1]?.id });
  });

  test("keeps levels, kinds, formulas and the marked row of a subject table", () => {
    const january = new Y.Doc();
    const id = profit(january);
    changeTableRow(january, P, rowId(january, "费用"), { kind: "formula", formula: "毛利/2" });
    markResult(january, P, id, { row: rowId(january, "费用"), column: "actual" });
    const february = new Y.Doc();
    addTableLike(february, P, table(january), { page });
    expect(outline(february)).toEqual(outline(january));
    expect(table(february).rows.at(-1)).toMatchObject({ kind: "formula", formula: "毛利/2" });
    expect(table(february).result?.row).toBe(rowId(february, "费用"));
    expect(table(february).rows.every(({ cells }) => Object.keys(cells).length === 0)).toBe(true);
  });
});
