import type { ReactNode } from "react";
import { isInBlock, isSingle } from "~/components/grid/place";
import type { BreakdownTable, TableRow } from "~/domain/breakdown/table";
import { useAllWords } from "~/i18n/words-context";
import { RowMenu } from "./row-menu";
import type { PlacedSelection } from "./selection";
import { TableCell, type CellContext } from "./table-cell";
import styles from "./table.module.css";
import { useDrag } from "./use-drag";
import type { GridColumn, GridLine } from "./table-grid";

interface EditorLineProps {
  context: CellContext;
  table: BreakdownTable;
  columns: readonly GridColumn[];
  line: GridLine;
  /** The line's number, from 0. */
  number: number;
  selection: PlacedSelection | null;
}

interface EditorRowProps extends EditorLineProps {
  row: TableRow;
  menuOpen: boolean;
  mayMark: boolean;
  onRemove: (line: GridLine) => void;
}

/** A row that is being edited: it can be dragged by its handle, which also opens its menu. */
export function EditorRow(props: EditorRowProps) {
  const { context, table, line, row, menuOpen, onRemove } = props;
  const { draggable, handle, tool } = useAllWords().breakdown.row;
  const { button, setNode, style, dragging, handle: grip } = useDrag(line.id, draggable);
  const { control, verbs } = context;
  const isActive = props.selection?.anchor.line === props.number;
  return (
    <tr
      ref={setNode}
      data-row={line.id}
      className={styles.row}
      style={style}
      data-kind={line.kind}
      data-level={line.level}
      data-dragging={dragging}
    >
      <LineCells {...props}>
        <button
          {...grip}
          ref={button}
          type="button"
          className={styles.handle}
          // Of all handles Tab comes to the one of the row that is being worked on.
          tabIndex={isActive ? 0 : -1}
          aria-label={handle(line.label)}
          aria-haspopup="dialog"
          aria-expanded={menuOpen}
          title={tool}
          onClick={() => control.openMenu(menuOpen ? null : { part: "row", id: line.id })}
        >
          ⠿
        </button>
        {menuOpen && (
          <RowMenu
            anchor={button}
            {...{ table, row, line, verbs, control }}
            mayMark={props.mayMark}
            onRemove={() => onRemove(line)}
          />
        )}
      </LineCells>
    </tr>
  );
}

/** The line with the totals, in which nothing is typed. */
export function TotalRow(props: EditorLineProps) {
  return (
    <tr className={styles.row} data-kind="total">
      <LineCells {...props} />
    </tr>
  );
}

function LineCells(props: EditorLineProps & { children?: ReactNode }) {
  const { context, columns, line, number, selection, children } = props;
  return line.cells.map((cell, index) => {
    const column = columns[index];
    const at = { line: number, column: index };
    const anchor = selection?.anchor ?? { line: 0, column: 0 };
    return (
      column && (
        <TableCell
          key={column.id}
          {...context}
          {...{ line, column, cell, at }}
          selected={
            selection !== null && !isSingle(selection.block) && isInBlock(selection.block, at)
          }
          tabbable={anchor.line === number && anchor.column === index}
        >
          {index === 0 && children}
        </TableCell>
      )
    );
  });
}
