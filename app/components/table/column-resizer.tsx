import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useAllWords } from "~/i18n/words-context";
import { SheetLimit } from "~/sheet/limits";
import styles from "./table.module.css";
import type { GridColumn } from "./table-grid";

/** How far an arrow key moves a column's edge, in CSS pixels. */
const STEP = 16;

interface ColumnResizerProps {
  column: GridColumn;
  /** Shows a width while it is being chosen; null when that is over. */
  onTry: (width: number | null) => void;
  onResize: (width: number) => void;
}

/** The edge of a column, by which it is made wider or narrower: by pointer or arrow keys. */
export function ColumnResizer({ column, onTry, onResize }: ColumnResizerProps) {
  const { resize } = useAllWords().breakdown.column;
  const from = useRef(0);
  const [dragged, setDragged] = useState(false);
  const fitting = (width: number) =>
    Math.round(Math.min(Math.max(width, SheetLimit.narrowest), SheetLimit.widest));
  const widthAt = ({ clientX }: PointerEvent) => fitting(column.width + clientX - from.current);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    onResize(fitting(column.width + step));
  };
  const end = () => {
    setDragged(false);
    onTry(null);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={resize(column.label)}
      aria-valuenow={column.width}
      aria-valuemin={SheetLimit.narrowest}
      aria-valuemax={SheetLimit.widest}
      tabIndex={0}
      className={styles.resizer}
      data-dragged={dragged || undefined}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = event.clientX;
        setDragged(true);
      }}
      onPointerMove={(event) => dragged && onTry(widthAt(event))}
      onPointerUp={(event) => {
        if (dragged) onResize(widthAt(event));
        end();
      }}
      onPointerCancel={end}
    />
  );
}
