/** The rows of breakdown tables: typed reading and writing. */
import type * as Y from "yjs";
import { DEEPEST_LEVEL, TABLE_ROW_KINDS, type TableRow } from "~/domain/breakdown/table";
import { TableRowKey } from "./keys";
import { isId, SheetLimit } from "./limits";
import {
  addRow,
  findRow,
  moveRow,
  placedRows,
  setTombstone,
  type After,
  type PlacedRow,
  type RowMap,
} from "./rows";
import { readCells, writeCell } from "./table-cells";
import { TABLE_ROWS, treeOf, type TreeRow } from "./table-tree";
import { readDecimals, readWords } from "./table-values";

/** What a new row may say; nothing makes an empty row to type into. */
export type NewTableRow = Partial<Omit<TableRow, "id" | "parent" | "level">>;

/** What of a row can be changed; its cells have verbs of their own. */
export type TableRowChange = Partial<
  Pick<TableRow, "kind" | "name" | "unit" | "decimals" | "formula">
>;

/** Where a row is to stand: under `parent` (null: outermost), there behind `after` (see `After`). */
export type TablePlace = { readonly parent: string | null; readonly after: After };

/**
 * Adds a row to a table.
 *
 * @param row.parent the row it stands under; without one, that of `after`, or the outermost level
 * @returns its id
 */
export function addTableRow(
  doc: Y.Doc,
  origin: unknown,
  row: NewTableRow & { readonly table: string; readonly parent?: string | null; after?: After },
): string {
  const beside = findIn(treeOfTable(doc, row.table), row.after ?? null);
  const parent = row.parent ?? beside?.parent ?? null;
  const place = { parent, after: row.after };
  return addRow(doc, origin, TABLE_ROWS, tableRowSpec({ ...row, place }));
}

/** What `addRow` needs to know of a new row. */
export function tableRowSpec(
  row: NewTableRow & { readonly table: string; readonly place: TablePlace; readonly id?: string },
) {
  const { place, id } = row;
  return {
    ...(id === undefined ? {} : { id }),
    belongs: standsUnder(row.table, place.parent),
    after: place.after,
    write: (map: RowMap) => {
      map.set(TableRowKey.table, row.table);
      map.set(TableRowKey.parent, place.parent);
      map.set(TableRowKey.from, row.from ?? null);
      writeRow(map, { kind: "value", ...row });
    },
  };
}

/** Types into the cells of a new row, within the transaction that creates it. */
export function writeNewCells(doc: Y.Doc, row: string, cells: Readonly<Record<string, string>>) {
  for (const [column, text] of Object.entries(cells)) writeCell(doc, { row, column }, text);
}

/** Changes what a row says; what is not named stays as it is. */
export function changeTableRow(
  doc: Y.Doc,
  origin: unknown,
  id: string,
  change: TableRowChange,
): void {
  const row = findRow(doc, TABLE_ROWS, id);
  if (row) doc.transact(() => writeRow(row, change), origin);
}

/**
 * Moves a row, with all that stand under it.
 *
 * @returns false, and nothing moves, when it would come to stand under itself or deeper than
 *   `DEEPEST_LEVEL`
 */
export function moveTableRow(doc: Y.Doc, origin: unknown, id: string, place: TablePlace): boolean {
  const row = findRow(doc, TABLE_ROWS, id);
  const table = row?.get(TableRowKey.table);
  if (!row || !isId(table)) return false;
  const tree = treeOfTable(doc, table);
  if (!fits(tree, id, place.parent)) return false;
  doc.transact(() => {
    // Both are written even where one stays: of two moves at once, one must win as a whole.
    row.set(TableRowKey.parent, place.parent);
    moveRow(doc, origin, TABLE_ROWS, id, {
      belongs: standsUnder(table, place.parent),
      after: place.after,
    });
  }, origin);
  return true;
}

/** Puts a row under the one before it on its level. @returns false when there is none */
export function indentTableRow(doc: Y.Doc, origin: unknown, id: string): boolean {
  const { siblings, index } = among(doc, id);
  const before = siblings[index - 1];
  return (
    before !== undefined && moveTableRow(doc, origin, id, { parent: before.id, after: undefined })
  );
}

/** Puts a row behind the one it stands under. @returns false on the outermost level */
export function outdentTableRow(doc: Y.Doc, origin: unknown, id: string): boolean {
  const { tree, siblings, index } = among(doc, id);
  const parent = findIn(tree, siblings[index]?.parent ?? null);
  return (
    parent !== undefined &&
    moveTableRow(doc, origin, id, { parent: parent.parent, after: parent.id })
  );
}

/** Moves a row past its neighbour on its level: -1 up, 1 down. @returns false at the edge */
export function stepTableRow(doc: Y.Doc, origin: unknown, id: string, step: -1 | 1): boolean {
  const { siblings, index } = among(doc, id);
  const own = siblings[index];
  if (!own || siblings[index + step] === undefined) return false;
  const after = step === 1 ? siblings[index + 1] : siblings[index - 2];
  return moveTableRow(doc, origin, id, { parent: own.parent, after: after?.id ?? null });
}

/** Deletes a row; those under it go and come back with it. */
export function deleteTableRow(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, TABLE_ROWS, id, true);
}

/** Brings a deleted row back, with whatever was typed into it meanwhile. */
export function restoreTableRow(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, TABLE_ROWS, id, false);
}

/** All rows of every table in the order of their keys, tombstoned ones too. */
export function placedByTable(doc: Y.Doc): Map<string, PlacedRow[]> {
  const byTable = new Map<string, PlacedRow[]>();
  for (const row of placedRows(doc, TABLE_ROWS, (each) => isId(each.get(TableRowKey.table)))) {
    const table = String(row.row.get(TableRowKey.table));
    const rows = byTable.get(table);
    if (rows) rows.push(row);
    else byTable.set(table, [row]);
  }
  return byTable;
}

/** The rows of one table that show, in order. */
export function treeOfTable(doc: Y.Doc, table: string): TreeRow[] {
  return treeOf(placedRows(doc, TABLE_ROWS, (row) => row.get(TableRowKey.table) === table));
}

/** Rows as plain values, with what was typed under these columns. */
export function toTableRows(
  doc: Y.Doc,
  tree: readonly TreeRow[],
  columns: readonly string[],
): TableRow[] {
  return tree.slice(0, SheetLimit.tableRows).map(({ id, parent, level, row }) => {
    const kind = row.get(TableRowKey.kind);
    const from = row.get(TableRowKey.from);
    return {
      id,
      parent,
      level,
      kind: TABLE_ROW_KINDS.find((each) => each === kind) ?? "value",
      name: readWords(row.get(TableRowKey.name)),
      unit: readWords(row.get(TableRowKey.unit)),
      decimals: readDecimals(row.get(TableRowKey.decimals)),
      formula: readWords(row.get(TableRowKey.formula)),
      from: isId(from) ? from : null,
      cells: readCells(doc, id, columns),
    };
  });
}

function writeRow(row: RowMap, change: TableRowChange): void {
  for (const key of ["kind", "name", "unit", "decimals", "formula"] as const) {
    if (change[key] !== undefined) row.set(TableRowKey[key], change[key]);
  }
}

/** Whether a row, with all under it, may stand under another one. */
function fits(tree: readonly TreeRow[], id: string, parent: string | null): boolean {
  if (parent === null) return true;
  const own = tree.filter((row) => row.id === id || isUnder(tree, row, id));
  const home = findIn(tree, parent);
  if (!home || own.includes(home)) return false;
  const levels = own.map(({ level }) => level);
  const height = Math.max(0, ...levels) - Math.min(...levels, DEEPEST_LEVEL);
  return home.level + 1 + Math.max(0, height) <= DEEPEST_LEVEL;
}

function isUnder(tree: readonly TreeRow[], row: TreeRow, id: string): boolean {
  for (let at = findIn(tree, row.parent); at !== undefined; at = findIn(tree, at.parent)) {
    if (at.id === id) return true;
  }
  return false;
}

function among(doc: Y.Doc, id: string) {
  const table = findRow(doc, TABLE_ROWS, id)?.get(TableRowKey.table);
  const tree = isId(table) ? treeOfTable(doc, table) : [];
  const own = findIn(tree, id);
  const siblings = own ? tree.filter(({ parent }) => parent === own.parent) : [];
  return { tree, siblings, index: siblings.findIndex((row) => row.id === id) };
}

function findIn(tree: readonly TreeRow[], id: string | null): TreeRow | undefined {
  return id === null ? undefined : tree.find((row) => row.id === id);
}

function standsUnder(table: string, parent: string | null): (row: RowMap) => boolean {
  return (row) =>
    row.get(TableRowKey.table) === table && (row.get(TableRowKey.parent) ?? null) === parent;
}
