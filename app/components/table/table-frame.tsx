import type { ReactNode, RefObject } from "react";
import styles from "./table.module.css";
import type { GridColumn } from "./table-grid";

interface TableFrameProps {
  caption: string;
  columns: readonly GridColumn[];
  /** Given where the table is edited: its cells then take the focus, and rows have handles. */
  tableRef?: RefObject<HTMLTableElement>;
  children: ReactNode;
}

/** The table element with its columns' widths; where it is wider than the page it scrolls by itself. */
export function TableFrame({ caption, columns, tableRef, children }: TableFrameProps) {
  // What is only read has nothing in it that takes the focus: the box itself does, to be scrolled.
  const readOnly = tableRef === undefined;
  const reading = readOnly ? { tabIndex: 0, role: "region", "aria-label": caption } : {};
  return (
    <div className={styles.scroll} data-edited={!readOnly || undefined} {...reading}>
      <table ref={tableRef} className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} width={width} />
          ))}
        </colgroup>
        {children}
      </table>
    </div>
  );
}
