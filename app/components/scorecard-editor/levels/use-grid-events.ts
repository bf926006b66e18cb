import { useEffect, type RefObject } from "react";
import { focusCell, moveOf, placeOf } from "./cell-moves";
import { isBlock, type Place } from "./paste-block";

/**
 * Lets a table of inputs be moved through like a spreadsheet, and take blocks of cells. The table
 * hears what happens in its cells, so that the cells need not be told again at every keystroke.
 */
export function useGridEvents(
  table: RefObject<HTMLTableElement | null>,
  size: { lines: number; columns: number },
  onPaste: (text: string, at: Place) => void,
): void {
  const { lines, columns } = size;
  useEffect(() => {
    const grid = table.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const input = event.target;
      const move = input instanceof HTMLInputElement ? moveOf(event, input) : null;
      if (!move || !(input instanceof HTMLInputElement)) return;
      event.preventDefault();
      const { line, column } = placeOf(input);
      focusCell(grid, {
        line: within(line + (move.line ?? 0), lines),
        column: within(column + (move.column ?? 0), columns),
      });
    };
    const onPasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!(event.target instanceof HTMLInputElement) || !isBlock(text)) return;
      event.preventDefault();
      onPaste(text, placeOf(event.target));
    };
    grid?.addEventListener("keydown", onKeyDown);
    grid?.addEventListener("paste", onPasted);
    return () => {
      grid?.removeEventListener("keydown", onKeyDown);
      grid?.removeEventListener("paste", onPasted);
    };
  }, [table, lines, columns, onPaste]);
}

function within(value: number, count: number): number {
  return Math.min(Math.max(value, 0), count - 1);
}
