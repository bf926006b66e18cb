/**
 * A page's breakdown tables for its history: each table as one row with all that it says, and what
 * was deleted of it, row by row and column by column, to be brought back.
 */
import type * as Y from "yjs";
import {
  isComputedColumn,
  rowLabel,
  SUBJECT_COLUMNS,
  type BreakdownTable,
  type TableRow,
} from "~/domain/breakdown/table";
import { RowKey, SheetType, TableColumnKey, TableKey, TableRowKey } from "./keys";
import { isId } from "./limits";
import type { PageKey } from "./page-key";
import { readOrder } from "./row-order";
import { findRow, isTombstoned, placedRows, type PlacedRow, type RowMap } from "./rows";
import { columnsOf } from "./table-columns";
import { placedByTable, toTableRows } from "./table-rows";
import { readWords } from "./table-values";
import { readTablesWithDeleted } from "./tables";

/** What of a table stands in the history. */
export type TablePartKind = "table" | "tableRow" | "tableColumn";

/** A table, or a row or column of one. */
export type TablePart = {
  readonly id: string;
  readonly kind: TablePartKind;
  readonly deleted: boolean;
  /** The table that a row or column is of; null for a table. */
  readonly table: string | null;
  /** Its title or name. */
  readonly text: string;
  /** What stands in its cells, a line a row. */
  readonly cells: string;
  readonly order: string;
};

/** The maps whose rows are parts of tables. */
export type TableMap = "tables" | "tableRows" | "tableColumns";

/** Every table of a page, deleted ones too, each followed by the rows and columns deleted from it. */
export function readTableParts(doc: Y.Doc, page: PageKey): TablePart[] {
  const rows = placedByTable(doc);
  return readTablesWithDeleted(doc, page).flatMap(({ table, placed }) => [
    toTable(table, placed),
    ...(rows.get(table.id) ?? []).filter(isDeleted).map((row) => toRow(doc, table, row)),
    ...placedRows(doc, SheetType.tableColumns, isOf(table.id))
      .filter(isDeleted)
      .map((column) => toColumn(table, column)),
  ]);
}

/** One part, deleted or not, as long as its table stands on this page; null otherwise. */
export function readTablePart(
  doc: Y.Doc,
  page: PageKey,
  { map, id }: { readonly map: TableMap; readonly id: string },
): TablePart | null {
  const row = findRow(doc, SheetType[map], id);
  const home = row && map !== "tables" ? row.get(TableRowKey.table) : id;
  const found = readTablesWithDeleted(doc, page).find(({ table }) => table.id === home);
  if (!row || !found) return null;
  if (map === "tables") return toTable(found.table, found.placed);
  const placed = { id, row, order: readOrder(row.get(RowKey.order)) };
  return map === "tableRows" ? toRow(doc, found.table, placed) : toColumn(found.table, placed);
}

/** The table that a row or column is of; null when there is no such one. */
export function tableOfPart(
  doc: Y.Doc,
  { map, id }: { readonly map: Exclude<TableMap, "tables">; readonly id: string },
): string | null {
  const table = findRow(doc, SheetType[map], id)?.get(TableRowKey.table);
  return isId(table) && findRow(doc, SheetType.tables, table)?.has(TableKey.page) ? table : null;
}

function toTable(table: BreakdownTable, placed: PlacedRow): TablePart {
  const lines = table.rows.map((row) => {
    const name = table.kind === "subjects" ? `${"　".repeat(row.level)}${row.name}` : "";
    return [name, cellsOf(table, row)].filter((text) => text !== "").join("  ");
  });
  const { id, order } = placed;
  const cells = [headOf(table), ...lines].filter((line) => line !== "").join("\n");
  return {
    id,
    kind: "table",
    deleted: isDeleted(placed),
    table: null,
    text: table.title,
    cells,
    order,
  };
}

function headOf({ kind, columns }: BreakdownTable): string {
  if (kind === "subjects") return "";
  return columns
    .map((column) =>
      isComputedColumn(column) ? `${column.name} = ${column.formula}` : column.name,
    )
    .join(" | ");
}

function toRow(doc: Y.Doc, table: BreakdownTable, placed: PlacedRow): TablePart {
  const columns =
    table.kind === "own" ? columnsOf(doc, table.id).map(({ id }) => id) : SUBJECT_COLUMNS;
  const [row] = toTableRows(doc, [{ ...placed, parent: null, level: 0 }], columns);
  return {
    id: placed.id,
    kind: "tableRow",
    deleted: isDeleted(placed),
    table: table.id,
    text: row ? rowLabel(table, row) : "",
    cells: row ? cellsOf(table, row) : "",
    order: placed.order,
  };
}

function toColumn(table: BreakdownTable, placed: PlacedRow): TablePart {
  return {
    id: placed.id,
    kind: "tableColumn",
    deleted: isDeleted(placed),
    table: table.id,
    text: readWords(placed.row.get(TableColumnKey.name)),
    cells: "",
    order: placed.order,
  };
}

/** A row's cells in a line; of a computed row how it is computed. */
function cellsOf({ kind, columns }: BreakdownTable, row: TableRow): string {
  if (kind === "subjects" && row.kind === "sum") return "Σ";
  if (kind === "subjects" && row.kind === "formula") return `= ${row.formula}`;
  const ids =
    kind === "subjects"
      ? SUBJECT_COLUMNS.filter((id) => id !== "difference")
      : columns.filter((column) => !isComputedColumn(column)).map(({ id }) => id);
  const texts = ids.map((id) => row.cells[id] ?? "");
  return texts.some((text) => text !== "") ? texts.map((text) => text || "–").join(" | ") : "";
}

function isDeleted({ row }: PlacedRow): boolean {
  return isTombstoned(row);
}

function isOf(table: string): (row: RowMap) => boolean {
  return (row) => row.get(TableColumnKey.table) === table;
}
