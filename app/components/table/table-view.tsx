import { cellPlace } from "~/protocol/anchor";
import { CellShell } from "./cell-shell";
import cellStyles from "./cell.module.css";
import { TableFrame } from "./table-frame";
import styles from "./table.module.css";
import type { GridColumn, TableGrid } from "./table-grid";

interface TableViewProps {
  /** The table's id, for what hangs on its cells. */
  tableId: string;
  /** Its title, for those who do not see where it stands. */
  caption: string;
  grid: TableGrid;
}

/** A breakdown table to be read: before its document is here, by who may not write, in a record. */
export function TableView({ tableId, caption, grid }: TableViewProps) {
  return (
    <TableFrame caption={caption} columns={grid.columns}>
      <thead>
        <tr>
          {grid.columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={styles.head}
              data-numeric={column.numeric || undefined}
            >
              <span className={styles.headWords}>
                <HeadWords column={column} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.lines.map((line) => (
          <tr key={line.id} className={styles.row} data-kind={line.kind} data-level={line.level}>
            {line.cells.map((cell, index) => {
              const column = grid.columns[index];
              return (
                column && (
                  <CellShell
                    key={cell.column}
                    {...{ line, column, cell }}
                    place={cellPlace(tableId, line.id, column.id)}
                  >
                    <span className={cellStyles.words} title={cell.fault ?? cell.note ?? undefined}>
                      {cell.shown}
                    </span>
                  </CellShell>
                )
              );
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** A column's name and unit. */
export function HeadWords({ column: { label, unit } }: { column: GridColumn }) {
  return (
    <>
      {label}
      {unit && <small className={styles.unit}>{unit}</small>}
    </>
  );
}
