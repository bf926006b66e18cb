import type { Place } from "./place";

/**
 * Where a key takes the cursor from a cell, as in a spreadsheet; null when the key belongs to the
 * text in the cell. Left and right leave the cell only at the end of its text, or while all of it
 * is selected. Tab is left to the browser: the cells stand in its order.
 */
export function moveOf(event: KeyboardEvent, input: HTMLInputElement): Partial<Place> | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  // While an input method composes, every key is its own.
  if (event.isComposing || altKey || ctrlKey || metaKey) return null;
  if (key === "Enter") return { line: shiftKey ? -1 : 1 };
  if (shiftKey) return null;
  switch (key) {
    case "ArrowUp":
      return { line: -1 };
    case "ArrowDown":
      return { line: 1 };
    case "ArrowLeft":
      return isAtEdge(input, 0) ? { column: -1 } : null;
    case "ArrowRight":
      return isAtEdge(input, input.value.length) ? { column: 1 } : null;
    default:
      return null;
  }
}

/** Whether the caret stands at this end of the text, or all of it is selected. */
function isAtEdge(
  { selectionStart, selectionEnd, value }: HTMLInputElement,
  edge: number,
): boolean {
  const allSelected = selectionStart === 0 && selectionEnd === value.length;
  return allSelected || (selectionStart === selectionEnd && selectionStart === edge);
}

/** A field in which a cell is typed. */
type CellField = HTMLInputElement | HTMLTextAreaElement;

/** The cell at a place of the table; null when there is none. */
export function cellAt(table: HTMLElement | null, { line, column }: Place): CellField | null {
  return (
    table?.querySelector<CellField>(
      `:is(input, textarea)[data-line="${line}"][data-column="${column}"]`,
    ) ?? null
  );
}

/** Puts the cursor into the cell at a place of the table, if there is one. @returns the cell */
export function focusCell(table: HTMLElement | null, place: Place): CellField | null {
  const cell = cellAt(table, place);
  cell?.focus();
  return cell;
}

/**
 * Enters a text into a cell in place of all that it holds, as if it had been typed there: the cell
 * hears of it as of typing, and the browser can undo it. The command is the only one that does
 * both, though it is called deprecated. Leaves the cursor in the cell.
 */
export function typeOver(cell: CellField, text: string): void {
  cell.focus({ preventScroll: true });
  cell.select();
  document.execCommand("insertText", false, text);
}

/** The place of a cell, as it says it itself. */
export function placeOf(input: HTMLElement): Place {
  return { line: Number(input.dataset.line), column: Number(input.dataset.column) };
}
