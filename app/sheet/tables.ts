/**
 * Breakdown tables on a page: typed reading and writing of the tables themselves. Their rows are in
 * table-rows.ts, columns in table-columns.ts, cells and widths in table-cells.ts; a block pasted from
 * a spreadsheet in paste-block.ts, a table made like last month's in table-like.ts.
 */
import type * as Y from "yjs";
import {
  NAME_COLUMN,
  SUBJECT_COLUMNS,
  type BreakdownTable,
  type ResultMark,
  type TableKind,
} from "~/domain/breakdown/table";
import { pairKey, SheetType, TableKey } from "./keys";
import { isId, SheetLimit } from "./limits";
import type { PageKey } from "./page-key";
import {
  createRow,
  findRow,
  hiddenly,
  liveRows,
  moveRow,
  newText,
  placedRows,
  plainText,
  setTombstone,
  textOf,
  type After,
  type PlacedRow,
  type RowMap,
} from "./rows";
import { readWidths, setWidth } from "./table-cells";
import { columnsByTable, columnSpec, type NewColumn } from "./table-columns";
import {
  placedByTable,
  tableRowSpec,
  toTableRows,
  writeNewCells,
  type NewTableRow,
} from "./table-rows";
import { treeOf } from "./table-tree";

/** A table with the page it stands on. */
export type PagedTable = BreakdownTable & { readonly page: PageKey };

/** A new row of a new table: its level says which of the rows before it it stands under. */
export type LevelledRow = NewTableRow & { readonly level?: number };

/** What a new table may start with. */
export type NewTable = {
  readonly kind: TableKind;
  readonly title?: string;
  readonly from?: string | null;
  /** Columns of an own table; an `id` lets `cells` of its rows name it. */
  readonly columns?: readonly (NewColumn & { readonly id?: string })[];
  readonly rows?: readonly LevelledRow[];
};

const TABLES = SheetType.tables;

/** The tables of one page in order; deleted ones are left out. */
export function readTables(doc: Y.Doc, page: PageKey): BreakdownTable[] {
  return toTables(doc, liveRows(doc, TABLES, onPage(page)));
}

/** Every table of the document that stands on a page (see `readSheet`). */
export function readAllTables(
  doc: Y.Doc,
  isPage: (page: unknown) => page is PageKey,
): PagedTable[] {
  const placed = liveRows(doc, TABLES, (row) => isPage(row.get(TableKey.page)));
  const pages = new Map(placed.map(({ id, row }) => [id, row.get(TableKey.page)]));
  return toTables(doc, placed).flatMap((table) => {
    const page = pages.get(table.id);
    return isPage(page) ? [{ ...table, page }] : [];
  });
}

/** The tables of one page with the deleted ones, for the history. */
export function readTablesWithDeleted(
  doc: Y.Doc,
  page: PageKey,
): { readonly table: BreakdownTable; readonly placed: PlacedRow }[] {
  const placed = placedRows(doc, TABLES, onPage(page));
  const tables = toTables(doc, placed);
  return placed.flatMap((row, index) => {
    const table = tables[index];
    return table ? [{ table, placed: row }] : [];
  });
}

/** The shared text of a table's title, for binding a field to it; null when there is none. */
export function tableTitle(doc: Y.Doc, id: string): Y.Text | null {
  const row = findRow(doc, TABLES, id);
  return row && textOf(row, TableKey.title);
}

/** Adds a table to a page. @returns its id */
export function addTable(
  doc: Y.Doc,
  origin: unknown,
  table: NewTable & { readonly page: PageKey; readonly after?: After },
): string {
  const id = hiddenly(doc, () => {
    const created = createRow(doc, TABLES, {
      hidden: true,
      belongs: onPage(table.page),
      after: table.after,
      write: (row) => {
        row.set(TableKey.page, table.page);
        row.set(TableKey.kind, table.kind);
        row.set(TableKey.title, newText(table.title));
        row.set(TableKey.from, table.from ?? null);
      },
    });
    createColumns(doc, created, table.columns ?? []);
    createRows(doc, created, table.rows ?? []);
    return created;
  });
  setTombstone(doc, origin, TABLES, id, false);
  return id;
}

/** Moves a table within its page. */
export function moveTable(doc: Y.Doc, origin: unknown, id: string, after: After): void {
  const page = findRow(doc, TABLES, id)?.get(TableKey.page);
  if (typeof page === "string") moveRow(doc, origin, TABLES, id, { belongs: onPage(page), after });
}

/** Deletes a table; its rows and columns go and come back with it. */
export function deleteTable(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, TABLES, id, true);
}

/** Brings a deleted table back, with whatever was typed into it meanwhile. */
export function restoreTable(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, TABLES, id, false);
}

/** Says which cell's number is the measure itself; null takes the mark away. */
export function markResult(doc: Y.Doc, origin: unknown, id: string, mark: ResultMark | null): void {
  const row = findRow(doc, TABLES, id);
  const value = mark === null ? null : pairKey(mark.row, mark.column);
  if (row) doc.transact(() => row.set(TableKey.result, value), origin);
}

/** Chooses the width in CSS pixels of a column, a fixed one too, or of `NAME_COLUMN`. */
export function setColumnWidth(
  doc: Y.Doc,
  origin: unknown,
  at: { readonly table: string; readonly column: string },
  width: number,
): void {
  setWidth(doc, origin, at, width);
}

function createColumns(doc: Y.Doc, table: string, columns: NonNullable<NewTable["columns"]>): void {
  for (const { id, ...column } of columns) {
    createRow(doc, SheetType.tableColumns, {
      ...(id === undefined ? {} : { id }),
      ...columnSpec({ ...column, table }),
      hidden: false,
    });
  }
}

/** Puts rows below each other; a level that skips one is taken as one below the row before. */
function createRows(doc: Y.Doc, table: string, rows: readonly LevelledRow[]): void {
  const path: string[] = [];
  for (const { level = 0, ...row } of rows) {
    path.length = Math.min(level, path.length);
    const place = { parent: path.at(-1) ?? null, after: undefined };
    const spec = tableRowSpec({ ...row, table, place });
    const id = createRow(doc, SheetType.tableRows, { ...spec, hidden: false });
    writeNewCells(doc, id, row.cells ?? {});
    path.push(id);
  }
}

function toTables(doc: Y.Doc, placed: readonly PlacedRow[]): BreakdownTable[] {
  if (placed.length === 0) return [];
  const columns = columnsByTable(doc);
  const rows = placedByTable(doc);
  return placed.map(({ id, row }) => {
    const kind = row.get(TableKey.kind) === "own" ? "own" : "subjects";
    const from = row.get(TableKey.from);
    const own = kind === "own" ? (columns.get(id) ?? []) : [];
    const ids = kind === "own" ? own.map((column) => column.id) : [...SUBJECT_COLUMNS];
    return {
      id,
      kind,
      title: plainText(textOf(row, TableKey.title)).slice(0, SheetLimit.cell),
      result: readResult(row),
      from: isId(from) ? from : null,
      columns: own,
      rows: toTableRows(doc, treeOf(rows.get(id) ?? []), ids),
      widths: readWidths(doc, id, [NAME_COLUMN, ...ids]),
    };
  });
}

function readResult(row: RowMap): ResultMark | null {
  const value = row.get(TableKey.result);
  const [at, column, ...rest] = typeof value === "string" ? value.split("/") : [];
  return isId(at) && isId(column) && rest.length === 0 ? { row: at, column } : null;
}

function onPage(page: PageKey): (row: RowMap) => boolean {
  return (row) => row.get(TableKey.page) === page;
}
