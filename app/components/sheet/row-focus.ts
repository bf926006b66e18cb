import { flushSync } from "react-dom";

/** Where in a row somebody is: `data-row` of the row, `data-field` of its part; without, its first. */
export type PlaceInRow = { readonly row: string; readonly field?: string | undefined };

/**
 * Makes a change and has the page show it at once. Whatever had the focus keeps it: an element that
 * is moved among its siblings is taken out and put in again, and would otherwise lose it.
 */
export function changeKeepingFocus(change: () => void): void {
  const focused = document.activeElement;
  flushSync(change);
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
}

/**
 * Makes a change and then puts the caret behind the last word of a row's field.
 *
 * @param change returns the row's id (`data-row` of its element); null leaves the focus alone
 * @param field `data-field` of the part of the row to go to; without it, the row's first field
 */
export function changeAndFocus(change: () => string | null, field?: string): void {
  const id = flushSync(change);
  if (id !== null) focusRow(id, field);
}

/** The element of a row; null when it is not shown. */
export function rowElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}

/** Puts the caret behind the last word of a row's field; see `changeAndFocus`. */
export function focusRow(id: string, field?: string): void {
  const part = field === undefined ? "" : `[data-field="${CSS.escape(field)}"] `;
  const input = rowElement(id)?.querySelector<HTMLTextAreaElement | HTMLInputElement>(
    `${part}textarea, ${part}input`,
  );
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}
