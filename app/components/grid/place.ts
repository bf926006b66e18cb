/** A cell by its place on the screen: lines are counted from the top, columns from the left, from 0. */
export interface Place {
  line: number;
  column: number;
}

/** A rectangle of cells, its edges included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** How many lines and columns of cells there are. */
export interface GridSize {
  lines: number;
  columns: number;
}

/** The rectangle that has these two cells at opposite corners. */
export function blockBetween(one: Place, other: Place): Block {
  return {
    top: Math.min(one.line, other.line),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.line, other.line),
    right: Math.max(one.column, other.column),
  };
}

/** Whether a cell lies in a rectangle. */
export function isInBlock({ top, left, bottom, right }: Block, { line, column }: Place): boolean {
  return top <= line && line <= bottom && left <= column && column <= right;
}

/** Whether a rectangle is one cell only. */
export function isSingle({ top, left, bottom, right }: Block): boolean {
  return top === bottom && left === right;
}

/** The nearest cell of the grid to a place that may lie outside; for a grid that has cells. */
export function clampPlace({ line, column }: Place, { lines, columns }: GridSize): Place {
  return { line: within(line, lines), column: within(column, columns) };
}

/** The cell after (`1`) or before (`-1`) a place, line by line; null beyond the last and first one. */
export function neighbourInOrder(place: Place, step: 1 | -1, size: GridSize): Place | null {
  const index = place.line * size.columns + place.column + step;
  if (index < 0 || index >= size.lines * size.columns) return null;
  return { line: Math.floor(index / size.columns), column: index % size.columns };
}

function within(value: number, count: number): number {
  return Math.min(Math.max(value, 0), count - 1);
}
