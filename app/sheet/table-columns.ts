/** The columns of a department's own tables: typed reading and writing. */
import type * as Y from "yjs";
import {
  COLUMN_KINDS,
  isNumeric,
  type ColumnKind,
  type ColumnTotal,
  type TableColumn,
} from "~/domain/breakdown/table";
import { SheetType, TableColumnKey } from "./keys";
import { isId, SheetLimit } from "./limits";
import {
  addRow,
  findRow,
  liveRows,
  moveRow,
  setTombstone,
  type After,
  type PlacedRow,
  type RowMap,
} from "./rows";
import { readDecimals, readWords } from "./table-values";

/** What a new column may say; a name alone makes a typed column of numbers with their sum. */
export type NewColumn = Partial<Omit<TableColumn, "id">>;

const COLUMNS = SheetType.tableColumns;
const TOTALS: readonly ColumnTotal[] = ["none", "sum", "formula"];

/** Adds a column to an own table. @returns its id */
export function addTableColumn(
  doc: Y.Doc,
  origin: unknown,
  column: NewColumn & { readonly table: string; readonly after?: After },
): string {
  return addRow(doc, origin, COLUMNS, columnSpec(column));
}

/** What `addRow` needs to know of a new column. */
export function columnSpec(
  column: NewColumn & { readonly table: string; readonly after?: After },
): {
  belongs: (row: RowMap) => boolean;
  after: After;
  write: (row: RowMap) => void;
} {
  const kind = column.kind ?? "number";
  return {
    belongs: ofTable(column.table),
    after: column.after,
    write: (row) => {
      row.set(TableColumnKey.table, column.table);
      writeColumn(row, { ...column, kind, total: column.total ?? usualTotal(kind, column) });
    },
  };
}

/** Changes what a column says; what is not named stays as it is. */
export function changeTableColumn(
  doc: Y.Doc,
  origin: unknown,
  id: string,
  change: NewColumn,
): void {
  const row = findRow(doc, COLUMNS, id);
  if (row) doc.transact(() => writeColumn(row, change), origin);
}

/** Moves a column behind another one of its table; `null` makes it the first. */
export function moveTableColumn(doc: Y.Doc, origin: unknown, id: string, after: After): void {
  const table = findRow(doc, COLUMNS, id)?.get(TableColumnKey.table);
  if (isId(table)) moveRow(doc, origin, COLUMNS, id, { belongs: ofTable(table), after });
}

/** Deletes a column; its cells stay and come back with it. */
export function deleteTableColumn(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, COLUMNS, id, true);
}

/** Brings a deleted column back, with whatever was typed into it meanwhile. */
export function restoreTableColumn(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, COLUMNS, id, false);
}

/** The columns of every table, in order; deleted ones are left out. */
export function columnsByTable(doc: Y.Doc): Map<string, TableColumn[]> {
  const byTable = new Map<string, TableColumn[]>();
  for (const placed of liveRows(doc, COLUMNS, (row) => isId(row.get(TableColumnKey.table)))) {
    const table = String(placed.row.get(TableColumnKey.table));
    const columns = byTable.get(table) ?? [];
    if (columns.length < SheetLimit.tableColumns) columns.push(toColumn(placed));
    byTable.set(table, columns);
  }
  return byTable;
}

/** The columns of one table, in order; deleted ones are left out. */
export function columnsOf(doc: Y.Doc, table: string): TableColumn[] {
  const placed = liveRows(doc, COLUMNS, ofTable(table)).slice(0, SheetLimit.tableColumns);
  return placed.map(toColumn);
}

/**
 * The total that a column of a kind has until somebody says otherwise: typed numbers have their sum,
 * ratios that are typed none, and a computed column its formula over the totals.
 */
export function usualTotal(kind: ColumnKind, { formula }: Pick<NewColumn, "formula">): ColumnTotal {
  if (formula !== undefined && formula.trim() !== "") return "formula";
  return isNumeric(kind) && kind !== "percent" ? "sum" : "none";
}

function writeColumn(row: RowMap, column: NewColumn): void {
  for (const key of ["name", "kind", "unit", "decimals", "formula", "total"] as const) {
    if (column[key] !== undefined) row.set(TableColumnKey[key], column[key]);
  }
}

function toColumn({ id, row }: PlacedRow): TableColumn {
  const kind = row.get(TableColumnKey.kind);
  const total = row.get(TableColumnKey.total);
  return {
    id,
    name: readWords(row.get(TableColumnKey.name)),
    kind: COLUMN_KINDS.find((each) => each === kind) ?? "text",
    unit: readWords(row.get(TableColumnKey.unit)),
    decimals: readDecimals(row.get(TableColumnKey.decimals)),
    formula: readWords(row.get(TableColumnKey.formula)),
    total: TOTALS.find((each) => each === total) ?? "none",
  };
}

function ofTable(table: string): (row: RowMap) => boolean {
  return (row) => row.get(TableColumnKey.table) === table;
}
