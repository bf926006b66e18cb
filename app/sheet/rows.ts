/**
 * What findings, causes and improvement measures have in common: rows in a Y.Map by id, each a
 * Y.Map with an order key and perhaps a tombstone.
 *
 * Reading takes nothing for granted: another browser may have written any type under any key.
 */
import type * as Y from "yjs";
import { RowKey, SheetType } from "./keys";
import { isId, SheetLimit } from "./limits";
import { newRowId } from "./row-id";
import { compareRows, placeRow, readOrder, type Ordered } from "./row-order";
import { yjs } from "./yjs";

/** A row as stored. */
export type RowMap = Y.Map<unknown>;

/** The top-level maps that hold rows. */
export type RowsName = Exclude<(typeof SheetType)[keyof typeof SheetType], "meta">;

/**
 * Where to put a row: behind the row with this id, first (`null`), or last (`undefined`). An id
 * that is unknown counts as last; one that was deleted meanwhile still marks its place.
 */
export type After = string | null | undefined;

/** A row in the list it stands in, together with its place. */
export type PlacedRow = Ordered & { readonly row: RowMap };

/**
 * Marks the transaction that creates a row, still tombstoned. It is never tracked for undo: undoing
 * an addition then hides the row again instead of destroying what others typed into it meanwhile.
 */
const CREATION = Symbol("row creation");

/** The map that holds the rows of one kind. */
export function rowsOf(doc: Y.Doc, name: RowsName): Y.Map<unknown> {
  return doc.getMap(name);
}

/** How many rows of one kind are read: a department's tables on all its pages share one map. */
export function mostRows(name: RowsName): number {
  return name === SheetType.tableRows ? SheetLimit.allTableRows : SheetLimit.rows;
}

/** One row by id, tombstoned or not; null when there is none or it is not a map. */
export function findRow(doc: Y.Doc, name: RowsName, id: string): RowMap | null {
  if (!isId(id)) return null;
  const row = rowsOf(doc, name).get(id);
  return row instanceof yjs().Map ? row : null;
}

/** Whether a row counts as deleted: whatever stands under the tombstone's key, other than false. */
export function isTombstoned(row: RowMap): boolean {
  const mark = row.get(RowKey.deleted);
  return mark !== undefined && mark !== false;
}

/** Whether there is a row with this id, and it is deleted. */
export function isDeletedRow(doc: Y.Doc, name: RowsName, id: string): boolean {
  const row = findRow(doc, name, id);
  return row !== null && isTombstoned(row);
}

/** The rows that belong, in order, tombstoned ones too. */
export function placedRows(
  doc: Y.Doc,
  name: RowsName,
  belongs: (row: RowMap) => boolean,
): PlacedRow[] {
  const placed: PlacedRow[] = [];
  for (const [id, row] of rowsOf(doc, name)) {
    if (placed.length >= mostRows(name)) break;
    if (!isId(id) || !(row instanceof yjs().Map) || !belongs(row)) continue;
    placed.push({ id, order: readOrder(row.get(RowKey.order)), row });
  }
  return placed.sort(compareRows);
}

/** The rows that belong and are not deleted, in order. */
export function liveRows(
  doc: Y.Doc,
  name: RowsName,
  belongs: (row: RowMap) => boolean,
): PlacedRow[] {
  return placedRows(doc, name, (row) => belongs(row) && !isTombstoned(row));
}

/**
 * Adds a row behind another one.
 *
 * @param spec.id for a row that must not be added twice: one that is there already is only shown again
 * @param spec.write writes the row's own fields; the row is already part of the document
 * @param origin names the visible step for undo and for the author's own observers
 * @returns the new row's id
 */
export function addRow(
  doc: Y.Doc,
  origin: unknown,
  name: RowsName,
  spec: {
    readonly id?: string;
    readonly belongs: (row: RowMap) => boolean;
    readonly after: After;
    readonly write: (row: RowMap) => void;
  },
): string {
  const { id } = spec;
  if (id !== undefined && findRow(doc, name, id)) {
    setTombstone(doc, origin, name, id, false);
    return id;
  }
  const created = hiddenly(doc, () => createRow(doc, name, { ...spec, hidden: true }));
  setTombstone(doc, origin, name, created, false);
  return created;
}

/** Makes what nobody sees yet, outside of undo; what shows it is a step of its own (see CREATION). */
export function hiddenly<T>(doc: Y.Doc, create: () => T): T {
  return doc.transact(create, CREATION);
}

/**
 * Puts a row into the document. Within `hiddenly` only.
 *
 * @param spec.hidden whether it starts tombstoned; false where what it stands in is hidden itself
 * @returns the new row's id
 */
export function createRow(
  doc: Y.Doc,
  name: RowsName,
  spec: {
    readonly id?: string;
    readonly hidden: boolean;
    readonly belongs: (row: RowMap) => boolean;
    readonly after: After;
    readonly write: (row: RowMap) => void;
  },
): string {
  const id = spec.id ?? newRowId();
  const siblings = placedRows(doc, name, spec.belongs);
  const row: RowMap = new (yjs().Map)();
  rowsOf(doc, name).set(id, row);
  if (spec.hidden) row.set(RowKey.deleted, true);
  spec.write(row);
  writePlace(doc, name, siblings, spec.after, id);
  return id;
}

/** Moves a row behind another one of its list; a row that does not exist stays where it is not. */
export function moveRow(
  doc: Y.Doc,
  origin: unknown,
  name: RowsName,
  id: string,
  spec: { readonly belongs: (row: RowMap) => boolean; readonly after: After },
): void {
  if (!findRow(doc, name, id) || spec.after === id) return;
  doc.transact(() => {
    const siblings = placedRows(doc, name, spec.belongs).filter((row) => row.id !== id);
    writePlace(doc, name, siblings, spec.after, id);
  }, origin);
}

/** Deletes a row by a tombstone, or takes the tombstone away; does nothing when it already is so. */
export function setTombstone(
  doc: Y.Doc,
  origin: unknown,
  name: RowsName,
  id: string,
  deleted: boolean,
): void {
  const row = findRow(doc, name, id);
  if (!row || isTombstoned(row) === deleted) return;
  doc.transact(() => {
    if (deleted) row.set(RowKey.deleted, true);
    else row.delete(RowKey.deleted);
  }, origin);
}

/** The Y.Text under a key of a row; null when something else stands there. */
export function textOf(row: RowMap, key: string): Y.Text | null {
  const { Text, XmlText } = yjs();
  const text = row.get(key);
  return text instanceof Text && !(text instanceof XmlText) ? text : null;
}

/** The plain text under a key of a row, cut to the limit; "" when something else stands there. */
export function readText(row: RowMap, key: string): string {
  return plainText(textOf(row, key));
}

/** The plain text of a Y.Text, cut to the limit; "" for null. */
export function plainText(text: Y.Text | null): string {
  return text === null ? "" : text.toString().slice(0, SheetLimit.text);
}

/** A Y.Text that starts with some words. */
export function newText(words = ""): Y.Text {
  return new (yjs().Text)(words);
}

function writePlace(
  doc: Y.Doc,
  name: RowsName,
  siblings: readonly Ordered[],
  after: After,
  id: string,
): void {
  const behind = siblings.findIndex((row) => row.id === after);
  const index = after === null ? 0 : behind === -1 ? siblings.length : behind + 1;
  for (const [rowId, order] of placeRow(siblings, index, id)) {
    findRow(doc, name, rowId)?.set(RowKey.order, order);
  }
}
