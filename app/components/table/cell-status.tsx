import { Button } from "~/components/ui/button";
import { useAnchoring } from "~/components/questions/anchoring-context";
import type { Place } from "~/components/grid/place";
import type { TableKind } from "~/domain/breakdown/table";
import { useAllWords } from "~/i18n/words-context";
import { anchorOfPlace, cellPlace } from "~/protocol/anchor";
import type { TableGrid } from "./table-grid";
import styles from "./table.module.css";

interface CellStatusProps {
  id: string;
  tableId: string;
  kind: TableKind;
  grid: TableGrid;
  /** The cell that is stood on; null for none. */
  anchor: Place | null;
}

/**
 * What there is to know about the cell that is stood on, and a way to comment on it; while there is
 * none, how the table is moved in. One line, whose room is always kept.
 */
export function CellStatus({ id, tableId, kind, grid, anchor }: CellStatusProps) {
  const { breakdown: words, questions } = useAllWords();
  const anchoring = useAnchoring();
  const line = anchor && grid.lines[anchor.line];
  const column = anchor && grid.columns[anchor.column];
  const cell = anchor && line?.cells[anchor.column];
  if (!line || !column || !cell) {
    const hint = [words.hint, kind === "own" ? words.hintOwn : words.hintSubjects].join(" · ");
    return (
      <small className={styles.status} data-hint>
        {hint}
      </small>
    );
  }
  const said = cell.fault ?? cell.note;
  const { at, mayComment, compose } = anchoring ?? { at: null, mayComment: false, compose: null };
  return (
    <small className={styles.status}>
      <span id={id}>
        {words.cell(line.label, column.label)}
        {said && ` · ${said}`}
      </span>
      {at && mayComment && compose && (
        <Button
          look="quiet"
          className={styles.comment}
          title={questions.select.keys}
          onClick={() => {
            const names = { row: line.label, column: column.label };
            compose(anchorOfPlace(at, cellPlace(tableId, line.id, column.id), names));
          }}
        >
          {words.comment}
        </Button>
      )}
    </small>
  );
}
