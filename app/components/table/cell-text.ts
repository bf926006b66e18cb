import type { TableColumn } from "~/domain/breakdown/table";
import { personCell } from "~/domain/breakdown/typed-cell";
import { ownersFromText } from "~/components/sheet/owner-options";
import type { PersonName } from "~/protocol/live-keys";
import type { GridCell } from "./table-grid";

/**
 * How a typed text is kept in a column: in one of people, the name of somebody of the company as that
 * person; everything else as it was typed.
 *
 * @param own the own table's column; null for a fixed one
 */
export function storedText(
  own: TableColumn | null,
  text: string,
  people: readonly PersonName[],
): string {
  if (own?.kind !== "person") return text.trim();
  const [first, ...others] = ownersFromText(text, people);
  return first?.kind === "person" && others.length === 0 ? personCell(first.personId) : text.trim();
}

/** What a person begins with who works on a cell's text, rather than replacing it. */
export function startText(cell: GridCell, own: TableColumn | null): string {
  return own?.kind === "person" || cell.carried ? cell.shown : cell.typed;
}
