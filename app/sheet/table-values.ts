/** Plain values of a breakdown table as read from a document, where anything may stand. */
import { SheetLimit } from "./limits";

/** A string, cut to the limit; "" for anything else. */
export function readWords(value: unknown): string {
  return typeof value === "string" ? value.slice(0, SheetLimit.cell) : "";
}

/** A number of decimals; null for anything else. */
export function readDecimals(value: unknown): number | null {
  const fits =
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= SheetLimit.decimals;
  return fits ? Number(value) : null;
}

/** A width in CSS pixels within its bounds; null for anything else. */
export function readWidth(value: unknown): number | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  return Math.round(Math.min(Math.max(value, SheetLimit.narrowest), SheetLimit.widest));
}
