import { readBlock } from "~/components/grid/clipboard-block";

/** What comes of a block from a spreadsheet that is pasted into a list of fields. */
export type PastedColumn =
  | {
      readonly kind: "column";
      /** What is entered, and into which field, counted from 0. */
      readonly entries: readonly { readonly line: number; readonly text: string }[];
      /** How many cells lie beyond the last field. */
      readonly beyond: number;
    }
  /** Which of them holds the figures is not to be guessed: nothing is entered. */
  | { readonly kind: "several-columns" };

/**
 * Reads a block for the fields from one on downwards, a line for each. An empty line leaves its
 * field as it is: a month's report has gaps, and a figure is removed by hand. What cannot be read
 * is entered too: its field says why.
 *
 * @param text the clipboard's.
 * @param first the field that the cursor is in, counted from 0.
 * @param fields how many fields the list has.
 */
export function pastedColumn(text: string, first: number, fields: number): PastedColumn {
  const lines = readBlock(text).map((cells) => cells.map((cell) => cell.trim()));
  if (lines.some(([, ...others]) => others.some((cell) => cell !== ""))) {
    return { kind: "several-columns" };
  }
  const filled = lines.flatMap(([cell = ""], offset) =>
    cell === "" ? [] : [{ line: first + offset, text: cell }],
  );
  const entries = filled.filter(({ line }) => line < fields);
  return { kind: "column", entries, beyond: filled.length - entries.length };
}
