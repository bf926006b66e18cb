import { useEffect, type RefObject } from "react";
import { focusCell, moveOf, placeOf } from "./cell-moves";
import { isBlock } from "./clipboard-block";
import { clampPlace, type GridSize, type Place } from "./place";

/**
 * Lets a table of inputs be moved through like a spreadsheet, and take blocks of cells. The table
 * hears what happens in its cells, so that the cells need not be told again at every keystroke.
 */
export function useGridEvents(
  table: RefObject<HTMLTableElement | null>,
  size: GridSize,
  onPaste: (text: string, at: Place) => void,
): void {
  const { lines, columns } = size;
  useEffect(() => {
    const grid = table.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const input = event.target;
      const move = input instanceof HTMLInputElement ? moveOf(event, input) : null;
      if (!move || !(input instanceof HTMLInputElement)) return;
      const { line, column } = placeOf(input);
      const wanted = { line: line + (move.line ?? 0), column: column + (move.column ?? 0) };
      const next = clampPlace(wanted, { lines, columns });
      // At the edge the key is the text's again: Left takes the caret to where the figure begins.
      if (next.line === line && next.column === column) return;
      event.preventDefault();
      focusCell(grid, next)?.select();
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
