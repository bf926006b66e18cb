/** Putting a block of cells, as pasted from a spreadsheet, into a breakdown table. */
import type * as Y from "yjs";
import {
  NAME_COLUMN,
  SUBJECT_COLUMNS,
  isTyped,
  type BreakdownTable,
  type ColumnKind,
  type TableRow,
} from "~/domain/breakdown/table";
import { readNumber } from "~/domain/scorecard/read-number";
import { SheetType } from "./keys";
import { SheetLimit } from "./limits";
import { createRow, hiddenly, setTombstone } from "./rows";
import { writeCell } from "./table-cells";
import { columnSpec } from "./table-columns";
import { changeTableRow, tableRowSpec } from "./table-rows";

/** Where a block's first cell goes; a `row` or `column` of null means a new one behind the last. */
export type BlockStart = { readonly row: string | null; readonly column: string | null };

/** What became of a pasted block. */
export type BlockPut = {
  /** Rows and columns that the table grew by. */
  readonly rows: number;
  readonly columns: number;
  /** Values that found no place: under computed columns or rows, or beyond what a table can hold. */
  readonly left: number;
};

/**
 * Puts a block of texts into a table as one step of undo. The table grows by the rows it lacks, at
 * the end and on the last row's level; an own table by columns too, of numbers where all that comes
 * below reads as one. In a subject table the block may begin in the column of names.
 *
 * @param table the table as just read
 * @param block rows of texts as in a spreadsheet; "" clears a cell
 */
export function setCells(
  doc: Y.Doc,
  origin: unknown,
  table: BreakdownTable,
  start: BlockStart,
  block: readonly (readonly string[])[],
): BlockPut {
  const height = block.length;
  const width = Math.max(0, ...block.map((line) => line.length));
  const rowsFrom = indexOr(table.rows, start.row);
  const columns = columnIdsOf(table);
  const columnsFrom = start.column === null ? columns.length : columns.indexOf(start.column);
  if (height === 0 || width === 0 || columnsFrom === -1) return { rows: 0, columns: 0, left: 0 };
  const missing = {
    rows: clamp(rowsFrom + height - table.rows.length, SheetLimit.tableRows - table.rows.length),
    columns:
      table.kind === "subjects"
        ? 0
        : clamp(columnsFrom + width - columns.length, SheetLimit.tableColumns - columns.length),
  };
  const kinds = columnKinds(block, columns.length - columnsFrom, missing.columns);
  const grown = grow(doc, table, missing.rows, kinds);
  const rows = [...table.rows.slice(rowsFrom), ...grown.rows];
  const targets = [...columns.slice(columnsFrom), ...grown.columns];
  let left = 0;
  doc.transact(() => {
    for (const id of grown.rows) setTombstone(doc, origin, SheetType.tableRows, id, false);
    for (const id of grown.columns) setTombstone(doc, origin, SheetType.tableColumns, id, false);
    block.forEach((line, y) =>
      line.forEach((text, x) => {
        const put = putText(doc, origin, table, { row: rows[y], column: targets[x] }, text);
        if (!put && text.trim() !== "") left += 1;
      }),
    );
  }, origin);
  return { rows: grown.rows.length, columns: grown.columns.length, left };
}

/** The columns that a block can begin in, in order. */
function columnIdsOf(table: Pick<BreakdownTable, "kind" | "columns">): string[] {
  return table.kind === "subjects"
    ? [NAME_COLUMN, ...SUBJECT_COLUMNS]
    : table.columns.map(({ id }) => id);
}

/** Puts one text into its cell. @returns whether there is a cell that is typed */
function putText(
  doc: Y.Doc,
  origin: unknown,
  table: BreakdownTable,
  at: { readonly row: TableRow | string | undefined; readonly column: string | undefined },
  text: string,
): boolean {
  const { row, column } = at;
  if (row === undefined || column === undefined) return false;
  const isNew = typeof row === "string";
  const id = isNew ? row : row.id;
  if (column === NAME_COLUMN && table.kind === "subjects") {
    changeTableRow(doc, origin, id, { name: text.trim() });
    return true;
  }
  const known = table.columns.some((each) => each.id === column) || table.kind === "subjects";
  const typed = !known || isTyped(table, isNew ? NEW_ROW : row, column);
  if (typed) writeCell(doc, { row: id, column }, text.trim());
  return typed;
}

/** What `isTyped` has to know of a row that a block has just made. */
const NEW_ROW: TableRow = {
  id: "",
  parent: null,
  level: 0,
  kind: "value",
  name: "",
  unit: "",
  decimals: null,
  formula: "",
  from: null,
  cells: {},
};

/** Makes the rows and columns that are lacking, still hidden. */
function grow(doc: Y.Doc, table: BreakdownTable, rowCount: number, kinds: readonly ColumnKind[]) {
  if (rowCount === 0 && kinds.length === 0) return { rows: [], columns: [] };
  const parent = table.rows.at(-1)?.parent ?? null;
  return hiddenly(doc, () => ({
    rows: Array.from({ length: rowCount }, () => {
      const place = { parent, after: undefined };
      const spec = tableRowSpec({ table: table.id, place });
      return createRow(doc, SheetType.tableRows, { ...spec, hidden: true });
    }),
    columns: kinds.map((kind) => {
      const spec = columnSpec({ table: table.id, kind });
      return createRow(doc, SheetType.tableColumns, { ...spec, hidden: true });
    }),
  }));
}

/** The kinds of the columns that a block needs beyond those there are. */
function columnKinds(
  block: readonly (readonly string[])[],
  present: number,
  count: number,
): ColumnKind[] {
  return Array.from({ length: count }, (_, index) => {
    const below = block.map((line) => line[present + index] ?? "");
    return below.every((text) => readNumber(text, { percent: false }).ok) ? "number" : "text";
  });
}

function indexOr(rows: readonly TableRow[], id: string | null): number {
  const index = rows.findIndex((row) => row.id === id);
  return index === -1 ? rows.length : index;
}

function clamp(wanted: number, room: number): number {
  return Math.max(0, Math.min(wanted, room));
}
