/**
 * Anchors as browsers send them, read with their bounds on the server; whether their page and
 * department exist is for the commands to know.
 */
import { isRelativePosition } from "~/domain/text/relative-position";
import { AnchorLimit, type Anchor, type OnPage } from "./anchor";

/** Reads an anchor; null when it is none or larger than the limits. */
export function readAnchor(value: unknown): Anchor | null {
  if (!isRecord(value) || !isName(value.departmentId)) return null;
  const { departmentId, page, kind } = value;
  if (kind === "department") return { kind, departmentId };
  if (!isName(page)) return null;
  const at = { departmentId, page };
  switch (kind) {
    case "page":
      return { kind, ...at };
    case "field":
      return isName(value.field) ? { kind, ...at, field: value.field } : null;
    case "cell":
      return readCell(value, at);
    case "text":
      return readStretch(value, at);
    default:
      return null;
  }
}

function readCell(value: Record<string, unknown>, at: OnPage): Anchor | null {
  const { table, row, column, names } = value;
  if (!isName(table) || !isName(row) || !isName(column)) return null;
  if (names === undefined) return { kind: "cell", ...at, table, row, column };
  if (!isRecord(names) || !isLabel(names.row) || !isLabel(names.column)) return null;
  const said = { row: names.row, column: names.column };
  return { kind: "cell", ...at, table, row, column, names: said };
}

function isLabel(value: unknown): value is string {
  return value === "" || isName(value);
}

function readStretch(value: Record<string, unknown>, at: OnPage): Anchor | null {
  const { text, start, end, quote } = value;
  const fits =
    isName(text) && isRelativePosition(start) && isRelativePosition(end) && isQuote(quote);
  return fits ? { kind: "text", ...at, text, start, end, quote } : null;
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= AnchorLimit.name;
}

function isQuote(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= AnchorLimit.quote;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
