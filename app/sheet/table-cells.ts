/**
 * The cells of breakdown tables and the widths of their columns: plain values, each under two ids.
 * They lie beside the rows and columns, so that a cell that one person types into stays, whatever
 * another does to its row or column meanwhile.
 */
import type * as Y from "yjs";
import { pairKey, TableType } from "./keys";
import { isId, SheetLimit } from "./limits";
import { readWidth, readWords } from "./table-values";

/** What was typed into the cells of a row, blank ones left out. */
export function readCells(
  doc: Y.Doc,
  row: string,
  columns: readonly string[],
): Record<string, string> {
  const cells = doc.getMap(TableType.cells);
  const typed = columns.map((column): [string, string] => [
    column,
    readWords(cells.get(pairKey(row, column))),
  ]);
  return Object.fromEntries(typed.filter(([, text]) => text !== ""));
}

/** Types into a cell; "" clears it. What says so already is not written again. */
export function setCell(
  doc: Y.Doc,
  origin: unknown,
  cell: { readonly row: string; readonly column: string },
  text: string,
): void {
  doc.transact(() => writeCell(doc, cell, text), origin);
}

/** Types into a cell, within a transaction. */
export function writeCell(
  doc: Y.Doc,
  { row, column }: { readonly row: string; readonly column: string },
  text: string,
): void {
  if (!isId(row) || !isId(column)) return;
  const cells = doc.getMap(TableType.cells);
  const key = pairKey(row, column);
  const words = text.slice(0, SheetLimit.cell);
  // A cleared cell keeps its key: deleting it would lose against nobody and be harder to undo alike.
  if (readWords(cells.get(key)) !== words) cells.set(key, words);
}

/** The widths that people chose for the columns of a table. */
export function readWidths(
  doc: Y.Doc,
  table: string,
  columns: readonly string[],
): Record<string, number> {
  const widths = doc.getMap(TableType.widths);
  const chosen = columns.flatMap((column): [string, number][] => {
    const width = readWidth(widths.get(pairKey(table, column)));
    return width === null ? [] : [[column, width]];
  });
  return Object.fromEntries(chosen);
}

/** Chooses the width of a column, in CSS pixels; it is kept within bounds. */
export function setWidth(
  doc: Y.Doc,
  origin: unknown,
  { table, column }: { readonly table: string; readonly column: string },
  width: number,
): void {
  const fitting = readWidth(width);
  if (fitting === null || !isId(table) || !isId(column)) return;
  doc.transact(() => doc.getMap(TableType.widths).set(pairKey(table, column), fitting), origin);
}
