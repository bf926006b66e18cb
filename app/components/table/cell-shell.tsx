import type { CSSProperties, PointerEventHandler, ReactNode } from "react";
import { useAllWords } from "~/i18n/words-context";
import { CellThreads } from "./cell-threads";
import styles from "./cell.module.css";
import type { GridCell, GridColumn, GridLine } from "./table-grid";

interface CellShellProps {
  line: GridLine;
  column: GridColumn;
  cell: GridCell;
  /** The cell's name for what hangs on it. */
  place?: string;
  selected?: boolean;
  /** Somebody else who is in the cell. */
  peer?: { name: string; style: CSSProperties } | null;
  onPointerDown?: PointerEventHandler;
  onPointerEnter?: PointerEventHandler;
  children: ReactNode;
}

/** The box of a cell, alike whether it is read or edited: the first one of a row is its head. */
export function CellShell(props: CellShellProps) {
  const { line, column, cell, place, selected = false, peer = null, children } = props;
  const { breakdown } = useAllWords();
  const isHead = line.cells[0] === cell;
  const Box = isHead ? "th" : "td";
  return (
    <Box
      scope={isHead ? "row" : undefined}
      className={styles.cell}
      data-place={place}
      data-fixed={column.own ? undefined : column.id}
      {...looksOf(cell, column)}
      data-selected={selected || undefined}
      data-peer={peer?.name}
      style={peer?.style}
      onPointerDown={props.onPointerDown}
      onPointerEnter={props.onPointerEnter}
    >
      {children}
      {isHead && <KindMark line={line} />}
      {place !== undefined && <CellThreads place={place} />}
      {peer && (
        <span className={styles.peer}>
          <span className="visually-hidden">{breakdown.editing(peer.name)}</span>
          <span aria-hidden="true">{peer.name}</span>
        </span>
      )}
    </Box>
  );
}

/** What the style sheet has to know of a cell. */
function looksOf(cell: GridCell, column: GridColumn) {
  const missing = cell.decimals === null ? 0 : column.decimals - cell.decimals;
  return {
    "data-numeric": column.numeric || undefined,
    "data-missing": missing || undefined,
    "data-point": (missing > 0 && cell.decimals === 0) || undefined,
    "data-carried": cell.carried || undefined,
    "data-fault": cell.fault !== null || undefined,
  };
}

/** Says of a row where its numbers come from, unless they are simply typed. */
function KindMark({ line }: { line: GridLine }) {
  const { marks, row, notes } = useAllWords().breakdown;
  const { kind } = line;
  if (kind === "value" || kind === "total") return null;
  const how = kind === "formula" ? notes.formula(line.row?.formula ?? "") : row.kinds[kind];
  return (
    <span className={styles.mark} title={how}>
      <span aria-hidden="true">{marks[kind]}</span>
      <span className="visually-hidden">{how}</span>
    </span>
  );
}
