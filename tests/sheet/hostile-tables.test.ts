import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DEEPEST_LEVEL } from "~/domain/breakdown/table";
import { SheetLimit } from "~/sheet/limits";
import { measurePageKey } from "~/sheet/page-key";
import { setCells } from "~/sheet/paste-block";
import { readSheet } from "~/sheet/read-sheet";
import { setCell } from "~/sheet/table-cells";
import { addTableColumn, moveTableColumn } from "~/sheet/table-columns";
import { addTableRow, indentTableRow, moveTableRow, stepTableRow } from "~/sheet/table-rows";
import { addTable, deleteTable, markResult, readTables, setColumnWidth } from "~/sheet/tables";
import { plant, planted, received } from "./planted";

const page = measurePageKey("M1");
const ROW_MAPS = ["tables", "tableRows", "tableColumns"];
const KEYS = [
  ["page", "kind", "order", "deleted", "table", "parent", "from", "name"],
  ["unit", "decimals", "formula", "total", "title", "result", "__proto__"],
].flat();
const IDS = ["t1", "t2", "r1", "r2", "r3", "c1", "__proto__", "r1/c1", "t1/c1"];

describe("a document that is valid Yjs and holds no valid tables", () => {
  const anyId = fc.constantFrom(...IDS);
  const value = fc.oneof(planted, anyId, fc.constantFrom("own", "subjects", "sum", "r1/c1", 2));
  const inRow = fc.tuple(fc.constantFrom(...ROW_MAPS), anyId, fc.constantFrom(...KEYS), value);
  const plain = fc.tuple(fc.constantFrom(...ROW_MAPS, "tableCells", "tableWidths"), anyId, value);

  test("is read without an error, as plain JSON, and still takes tables, rows and cells", () => {
    fc.assert(
      fc.property(fc.array(inRow, { maxLength: 60 }), fc.array(plain), (rows, plains) => {
        const hostile = new Y.Doc();
        for (const [map, key, what] of plains) hostile.getMap(map).set(key, plant(what));
        for (const table of ["t1", "t2"]) {
          hostile.getMap("tables").set(table, new Y.Map([["page", page]]));
        }
        for (const row of ["r1", "r2", "r3"]) {
          hostile.getMap("tableRows").set(row, new Y.Map([["table", "t1"]]));
        }
        for (const [map, rowId, key, what] of rows) {
          const all = hostile.getMap(map);
          if (!(all.get(rowId) instanceof Y.Map)) all.set(rowId, new Y.Map());
          (all.get(rowId) as Y.Map<unknown>).set(key, plant(what));
        }
        const doc = received(hostile);
        expect(JSON.parse(JSON.stringify(readSheet(doc)))).toEqual(readSheet(doc));
        for (const table of readTables(doc, page)) {
          const levels = table.rows.map(({ level }) => level);
          expect(levels.every((level, at) => level <= (levels[at - 1] ?? -1) + 1)).toBe(true);
        }
        for (const row of ["r1", "r2", "r3"]) {
          indentTableRow(doc, null, row);
          stepTableRow(doc, null, row, 1);
          moveTableRow(doc, null, row, { parent: "r1", after: null });
          setCell(doc, null, { row, column: "actual" }, "1");
        }
        moveTableColumn(doc, null, "c1", null);
        const added = addTable(doc, null, { page, kind: "own", after: null });
        const column = addTableColumn(doc, null, { table: added, name: "n" });
        const row = addTableRow(doc, null, { table: added });
        const [first] = readTables(doc, page);
        if (!first) throw new Error("no table");
        setCells(doc, null, first, { row, column }, [["7"], ["8"]]);
        expect(readTables(doc, page)[0]?.rows.map(({ cells }) => cells[column])).toEqual([
          "7",
          "8",
        ]);
      }),
      { numRuns: 120 },
    );
  });

  test("may use another type under a top-level name", () => {
    const hostile = new Y.Doc();
    hostile.getText("tables").insert(0, "not a map");
    hostile.getArray("tableRows").push([1]);
    hostile.getXmlFragment("tableCells").insert(0, [new Y.XmlElement("p")]);
    const doc = received(hostile);
    expect(readTables(doc, page)).toEqual([]);
    addTable(doc, null, { page, kind: "subjects", rows: [{ cells: { actual: "1" } }] });
    expect(readTables(doc, page)[0]?.rows[0]?.cells).toEqual({ actual: "1" });
  });

  test("yields no more than the limits", () => {
    const doc = new Y.Doc();
    const rows = Array.from({ length: SheetLimit.tableRows + 1 }, () => ({}));
    const columns = Array.from({ length: SheetLimit.tableColumns + 1 }, () => ({}));
    const id = addTable(doc, null, { page, kind: "own", rows, columns });
    const [table] = readTables(doc, page);
    expect(table?.rows).toHaveLength(SheetLimit.tableRows);
    expect(table?.columns).toHaveLength(SheetLimit.tableColumns);
    const [row, column] = [table?.rows[0]?.id ?? "", table?.columns[0]?.id ?? ""];
    doc.getMap("tableCells").set(`${row}/${column}`, "字".repeat(10_000));
    expect(readTables(doc, page)[0]?.rows[0]?.cells[column]).toHaveLength(SheetLimit.cell);
    setColumnWidth(doc, null, { table: id, column }, 1e9);
    markResult(doc, null, id, { row: "not an id/", column });
    expect(readTables(doc, page)[0]).toMatchObject({
      result: null,
      widths: { [column]: SheetLimit.widest },
    });
  });

  test("has the rows of many tables read, however many tables were deleted", () => {
    const doc = new Y.Doc();
    const rows = Array.from({ length: SheetLimit.tableRows }, () => ({}));
    const [last = "", ...others] = Array.from({ length: 8 }, () =>
      addTable(doc, null, { page, kind: "subjects", rows }),
    ).toReversed();
    for (const id of others) deleteTable(doc, null, id);
    expect(readTables(doc, page).map((each) => [each.id, each.rows.length])).toEqual([
      [last, SheetLimit.tableRows],
    ]);
  });

  test("with rows nested without end keeps their levels within bounds", () => {
    const doc = new Y.Doc();
    const id = addTable(doc, null, { page, kind: "subjects" });
    doc.transact(() => {
      for (let at = 0; at < 200; at++) {
        const parent = at === 0 ? null : `r${at - 1}`;
        const row = new Y.Map<unknown>([
          ["table", id],
          ["parent", parent],
        ]);
        doc.getMap("tableRows").set(`r${at}`, row);
      }
    });
    const levels = readTables(doc, page)[0]?.rows.map(({ level }) => level) ?? [];
    expect(levels).toHaveLength(200);
    expect(Math.max(...levels)).toBe(DEEPEST_LEVEL);
  });
});
