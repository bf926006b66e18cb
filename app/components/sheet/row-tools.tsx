import type { ReactNode } from "react";
import { useAllWords } from "~/i18n/words-context";
import styles from "./row-tools.module.css";

interface RowToolsProps {
  /** The row, as its field is called. */
  row: string;
  first: boolean;
  last: boolean;
  onMove: (direction: "up" | "down") => void;
  onRemove: () => void;
  /** Further tools, in front of the others. */
  children?: ReactNode;
}

/**
 * What can be done with a row, at its end. The tools are seen while the pointer or the focus is in
 * the row (an element with `data-line`); their room is kept, so that nothing moves.
 */
export function RowTools({ row, first, last, onMove, onRemove, children }: RowToolsProps) {
  const { sheet, general } = useAllWords();
  const { moveUp, moveDown, tool } = sheet.findings;
  return (
    <span className={styles.tools} data-screen-only>
      {children}
      <ToolButton label={tool(moveUp, row)} off={first} onClick={() => onMove("up")}>
        ↑
      </ToolButton>
      <ToolButton label={tool(moveDown, row)} off={last} onClick={() => onMove("down")}>
        ↓
      </ToolButton>
      <ToolButton label={tool(general.remove, row)} onClick={onRemove}>
        ×
      </ToolButton>
    </span>
  );
}

interface ToolButtonProps {
  label: string;
  /** It does nothing at the moment. It can still be focused: a row that is moved ends up here. */
  off?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** One small tool: a sign to see, a label to hear. */
export function ToolButton({ label, off = false, onClick, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => !off && onClick()}
    >
      {children}
    </button>
  );
}
