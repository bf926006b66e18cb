import { useCallback, useRef, useState } from "react";
import { cellAt, focusCell, typeOver } from "~/components/grid/cell-moves";
import type { Place } from "~/components/grid/place";
import { useGridEvents } from "~/components/grid/use-grid-events";
import { pastedColumn, type PastedColumn } from "./pasted-column";

/**
 * Lets a table with one field a line be moved through like a spreadsheet, and take a column of
 * figures. Each figure is typed into its field, which reads, sends and keeps it as always.
 *
 * @returns the table's ref, and what the last paste came to.
 */
export function usePasteColumn(fields: number) {
  const table = useRef<HTMLTableElement>(null);
  const [pasted, setPasted] = useState<PastedColumn | null>(null);
  const paste = useCallback(
    (clip: string, at: Place) => {
      const column = pastedColumn(clip, at.line, fields);
      if (column.kind === "column") {
        for (const { line, text } of column.entries) {
          const cell = cellAt(table.current, { ...at, line });
          if (cell) typeOver(cell, text);
        }
        focusCell(table.current, at);
      }
      setPasted(column);
    },
    [fields],
  );
  useGridEvents(table, { lines: fields, columns: 1 }, paste);
  return { table, pasted };
}
