/** Improvement measures as they come out of a spreadsheet, a slide's table or a list. Pure. */
import { isBlock, readBlock } from "~/components/grid/clipboard-block";
import type { PersonName } from "~/protocol/live-keys";
import type { ImprovementField } from "~/sheet/fields";
import type { Owner } from "~/sheet/owners";
import { ownersFromText } from "./owner-options";

/** What one line says; what it does not hold is empty. */
export type PastedImprovement = { readonly owners: readonly Owner[] } & Readonly<
  Record<ImprovementField, string>
>;

/** More lines than this are no list of measures: they are pasted as the words of one. */
const MOST_LINES = 100;

/**
 * The measures that a text from the clipboard holds, one for each line that is not blank. Its cells
 * are those of the table on the page, from the left: action, goal, owners, due, progress, completion.
 *
 * @param heads what the table's columns are called: a line of these is no measure
 * @returns null when the text is the words of one measure, or too long for a list
 */
export function pastedImprovements(
  text: string,
  people: readonly PersonName[],
  heads: readonly string[],
): PastedImprovement[] | null {
  if (!isBlock(text)) return null;
  const lines = readBlock(text)
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== "") && !isHead(cells, heads));
  if (lines.length > MOST_LINES) return null;
  return lines.map(([action = "", goal = "", owners = "", due = "", progress = "", done = ""]) => ({
    action,
    goal,
    owners: ownersFromText(owners, people),
    due,
    progress,
    completion: done,
  }));
}

function isHead(cells: readonly string[], heads: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || heads.includes(cell));
}
