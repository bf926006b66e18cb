import { horizontalListSortingStrategy, SortableContext } from "@dnd-kit/sortable";
import type { ReactNode } from "react";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { useAllWords } from "~/i18n/words-context";
import { ColumnMenu } from "./column-menu";
import { ColumnResizer } from "./column-resizer";
import styles from "./table.module.css";
import type { GridColumn, TableGrid } from "./table-grid";
import type { OpenMenu } from "./table-control";
import type { TableVerbs } from "./table-verbs";
import { useDrag } from "./use-drag";
import { HeadWords } from "./table-view";
import type { TableControl } from "./use-table-control";

interface TableHeadProps {
  table: BreakdownTable;
  grid: TableGrid;
  verbs: TableVerbs;
  control: TableControl;
  menu: OpenMenu | null;
  mayMark: boolean;
  /** Shows a column's width while it is being chosen. */
  onTry: (tried: { column: string; width: number } | null) => void;
  onRemove: (column: GridColumn) => void;
}

/** The heads of a table's columns; those of an own table have a menu, and can be dragged. */
export function TableHead(props: TableHeadProps) {
  const { grid, table, verbs, onTry } = props;
  return (
    <thead>
      <SortableContext
        items={table.columns.map(({ id }) => id)}
        strategy={horizontalListSortingStrategy}
      >
        <tr>
          {grid.columns.map((column) => {
            const resizer = (
              <ColumnResizer
                column={column}
                onTry={(width) => onTry(width === null ? null : { column: column.id, width })}
                onResize={(width) => verbs.resize(table.id, column.id, width)}
              />
            );
            return column.own ? (
              <OwnHead key={column.id} {...props} column={column}>
                {resizer}
              </OwnHead>
            ) : (
              <th
                key={column.id}
                scope="col"
                className={styles.head}
                data-numeric={column.numeric || undefined}
              >
                <span className={styles.headWords}>
                  <HeadWords column={column} />
                </span>
                {resizer}
              </th>
            );
          })}
        </tr>
      </SortableContext>
    </thead>
  );
}

function OwnHead(props: TableHeadProps & { column: GridColumn; children: ReactNode }) {
  const { table, grid, column, verbs, control, menu, mayMark, onRemove, children } = props;
  const text = useAllWords().breakdown.column;
  const { button, setNode, style, dragging, handle } = useDrag(column.id, text.draggable);
  const isOpen = menu?.part === "column" && menu.id === column.id;
  return (
    <th
      ref={setNode}
      scope="col"
      className={styles.head}
      style={style}
      data-numeric={column.numeric || undefined}
      data-dragging={dragging}
    >
      <span className={styles.headWords}>
        <HeadWords column={column} />
      </span>
      {/* Over the words and not around them: what can be clicked is not printed. */}
      <button
        {...handle}
        ref={button}
        type="button"
        className={styles.headButton}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={text.head(column.label)}
        title={text.tool}
        onClick={() => control.openMenu(isOpen ? null : { part: "column", id: column.id })}
      />
      {children}
      {isOpen && column.own && (
        <ColumnMenu
          anchor={button}
          {...{ table, verbs, control, mayMark }}
          column={column.own}
          label={column.label}
          fault={formulaFault(grid, column.id)}
          onRemove={() => onRemove(column)}
        />
      )}
    </th>
  );
}

/** What is wrong with a computed column, as its first faulty cell says it. */
function formulaFault({ lines }: TableGrid, id: string): string | null {
  for (const { cells } of lines) {
    const cell = cells.find(({ column }) => column === id);
    if (cell && !cell.editable && cell.fault !== null) return cell.fault;
  }
  return null;
}
