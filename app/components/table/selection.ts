import { blockBetween, clampPlace, type Block, type Place } from "~/components/grid/place";
import type { Step } from "./cell-keys";
import type { TableGrid } from "./table-grid";

/** A cell by its row's and its column's id: it stays the same when others move rows and columns. */
export interface CellName {
  readonly row: string;
  readonly column: string;
}

/** The cell that is stood on, and the opposite corner of what is selected. */
export interface Selection {
  readonly anchor: CellName;
  readonly head: CellName;
}

/** A selection where it is on the screen at the moment. */
export interface PlacedSelection {
  readonly anchor: Place;
  readonly head: Place;
  readonly block: Block;
}

/** The name of the cell at a place; null where there is none. */
export function nameAt({ lines, columns }: TableGrid, { line, column }: Place): CellName | null {
  const [row, at] = [lines[line], columns[column]];
  return row && at ? { row: row.id, column: at.id } : null;
}

/** Where a cell is; null when its row or column is gone. */
export function placeOfCell(
  { lines, columns }: TableGrid,
  { row, column }: CellName,
): Place | null {
  const line = lines.findIndex(({ id }) => id === row);
  const at = columns.findIndex(({ id }) => id === column);
  return line === -1 || at === -1 ? null : { line, column: at };
}

/** Where a selection is. What stretched to a row or column that is gone is the one cell again. */
export function placeSelection(
  grid: TableGrid,
  selection: Selection | null,
): PlacedSelection | null {
  const anchor = selection && placeOfCell(grid, selection.anchor);
  if (!selection || !anchor) return null;
  const head = placeOfCell(grid, selection.head) ?? anchor;
  return { anchor, head, block: blockBetween(anchor, head) };
}

/** The cell so many steps away, at the edge at most. */
export function stepFrom(grid: TableGrid, { line, column }: Place, by: Step): Place {
  const size = { lines: grid.lines.length, columns: grid.columns.length };
  return clampPlace({ line: line + by.line, column: column + by.column }, size);
}

/** All cells, in which the one that is stood on stays. */
export function everything(grid: TableGrid): { from: Place; to: Place } {
  return {
    from: { line: 0, column: 0 },
    to: { line: grid.lines.length - 1, column: grid.columns.length - 1 },
  };
}

/**
 * The cells of a block as they go into the clipboard: figures with a plain minus sign, which
 * spreadsheets read. All lines together bring their head along.
 */
export function blockTexts(grid: TableGrid, { top, left, bottom, right }: Block): string[][] {
  const whole = top === 0 && bottom === grid.lines.length - 1 && bottom > top;
  const heads = grid.columns.slice(left, right + 1).map(({ label }) => label);
  const texts = grid.lines
    .slice(top, bottom + 1)
    .map(({ cells }) => cells.slice(left, right + 1).map(copiedText));
  return whole ? [heads, ...texts] : texts;
}

function copiedText({
  shown,
  typed,
  fault,
  decimals,
}: TableGrid["lines"][number]["cells"][number]) {
  if (decimals !== null) return shown.replace("\u2212", "-");
  return fault === null ? shown : typed;
}
