import { readBlock } from "~/components/grid/clipboard-block";
import type { Place } from "~/components/grid/place";
import { LEVELS } from "~/domain/scorecard/types";
import type { LevelRow } from "~/views/scorecard-editor";
import { withDraft, type Drafts, type Period } from "./level-grid";

/** What came of a paste. */
export interface Pasted {
  drafts: Drafts;
  /** Cells that took a value, and cells of the block for which there was no place. */
  taken: number;
  outside: number;
}

/**
 * Writes a block of cells, as a spreadsheet puts it into the clipboard, into the grid: its first
 * cell goes where the cursor is. Cells that cannot be read are taken too: they are marked there,
 * not dropped.
 */
export function pasteBlock(
  text: string,
  at: Place,
  grid: { rows: readonly LevelRow[]; periods: readonly Period[]; drafts: Drafts },
): Pasted {
  const drafts: Record<string, Drafts[string]> = { ...grid.drafts };
  let taken = 0;
  let outside = 0;
  readBlock(text).forEach((cells, lineOffset) =>
    cells.forEach((cell, columnOffset) => {
      const line = at.line + lineOffset;
      const row = grid.rows[Math.floor(line / LEVELS.length)];
      const level = LEVELS[line % LEVELS.length];
      const period = grid.periods[at.column + columnOffset];
      if (!row || !level || period === undefined) {
        if (cell.trim() !== "") outside += 1;
        return;
      }
      drafts[row.measureId] = withDraft(
        drafts[row.measureId] ?? {},
        row,
        { period, level },
        cell.trim(),
      );
      taken += 1;
    }),
  );
  return { drafts, taken, outside };
}
