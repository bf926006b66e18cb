/**
 * The order of rows in a shared list.
 *
 * Rows are ordered by a fractional order key, and by id where two keys are equal: two people who
 * insert at one place at one moment write the same key, and everybody must see the same order. A
 * new row takes a key between its neighbours'. Where there is no room between them (equal keys, or
 * keys that are not keys because a hostile client wrote them), the rows in the way get new keys in
 * the same transaction, so that a place that a person can see can always be given.
 */
import { generateNKeysBetween } from "fractional-indexing";
import { SheetLimit } from "./limits";

/** What ordering needs to know of a row. `order` is "" when the stored one is not a key. */
export type Ordered = { readonly id: string; readonly order: string };

const DIGITS = /^[0-9A-Za-z]+$/;
const SMALLEST_INTEGER = `A${"0".repeat(26)}`;

/** Reads a stored order key; "" when it is not one, which sorts behind all that are. */
export function readOrder(value: unknown): string {
  return typeof value === "string" && isOrderKey(value) ? value : "";
}

/** Compares two rows: by order key, then by id. */
export function compareRows(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) {
    if (a.order === "") return 1;
    if (b.order === "") return -1;
    return a.order < b.order ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Gives the row `id` the place `index` in a list.
 *
 * @param rows the list without that row, in order
 * @param index 0 for the first place; clamped to the list
 * @returns the order keys to write: the row's own, and those of rows that must make room
 */
export function placeRow(rows: readonly Ordered[], index: number, id: string): Map<string, string> {
  let from = Math.min(Math.max(Math.trunc(index), 0), rows.length);
  let to = from;
  while (from > 0 && rows[from - 1]?.order === "") from--;
  const before = rows[from - 1]?.order ?? null;
  while (to < rows.length && blocks(rows[to], before)) to++;
  const moved = rows.slice(from, to).map((row) => row.id);
  moved.splice(Math.min(Math.max(Math.trunc(index), 0), rows.length) - from, 0, id);
  const keys = generateNKeysBetween(before, rows[to]?.order ?? null, moved.length);
  return keys.every(isOrderKey) ? zip(moved, keys) : respace(rows, index, id);
}

/** New keys for the whole list, where the old ones have grown too long to divide further. */
function respace(rows: readonly Ordered[], index: number, id: string): Map<string, string> {
  const ids = rows.map((row) => row.id);
  ids.splice(Math.min(Math.max(Math.trunc(index), 0), ids.length), 0, id);
  return zip(ids, generateNKeysBetween(null, null, ids.length));
}

function blocks(row: Ordered | undefined, before: string | null): boolean {
  return row !== undefined && (row.order === "" || (before !== null && row.order <= before));
}

function zip(ids: readonly string[], keys: readonly string[]): Map<string, string> {
  return new Map(ids.map((id, index) => [id, keys[index] ?? ""]));
}

/**
 * Whether a string is a key in the form of `fractional-indexing`: a head letter that says how long
 * the integer part is, the integer part, and a fraction that does not end in 0. That library throws
 * on anything else, so nothing else is ever handed to it.
 */
function isOrderKey(key: string): boolean {
  if (key.length > SheetLimit.order || !DIGITS.test(key)) return false;
  const head = key.charCodeAt(0);
  const integerLength =
    head >= 97 ? head - 97 + 2 : head >= 65 && head <= 90 ? 90 - head + 2 : Infinity;
  if (key.length < integerLength || key === SMALLEST_INTEGER) return false;
  return key.length === integerLength || !key.endsWith("0");
}
