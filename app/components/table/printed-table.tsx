import { evaluateTable } from "~/domain/breakdown/evaluate";
import type { BreakdownTable } from "~/domain/breakdown/table";
import type { Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import styles from "./printed-table.module.css";
import { gridOf, UNIT_COLUMN, type GridCell, type GridColumn, type GridLine } from "./table-grid";

interface PrintedTableProps {
  table: BreakdownTable;
  /** The month under review. */
  month: Month;
  /** Last month's actuals that blank cells show, by row id. */
  lastMonth: Readonly<Record<string, number>>;
  /** What a person of the company is called; null for nobody. */
  nameOf: (personId: string) => string | null;
}

/** A breakdown table as it stands in a record: to be read and printed, without scripts. */
export function PrintedTable({ table, month, lastMonth, nameOf }: PrintedTableProps) {
  const words = useAllWords();
  const computed = evaluateTable(table, { month, lastMonth: new Map(Object.entries(lastMonth)) });
  const { columns, lines } = gridOf(table, computed, { words, nameOf });
  return (
    <table className={styles.table}>
      <caption>{table.title || words.breakdown.untitled}</caption>
      <thead>
        <tr>
          {columns.map(({ id, label, unit, numeric }) => (
            <th key={id} scope="col" data-numeric={numeric || undefined}>
              {label}
              {unit !== "" && <small>{unit}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} data-kind={line.kind} data-level={line.level}>
            {line.cells.map((cell, index) => (
              <PrintedCell
                key={cell.column}
                {...{ line, cell, column: columns[index] }}
                isResult={table.result?.row === line.id && table.result.column === cell.column}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PrintedCellProps {
  line: GridLine;
  cell: GridCell;
  column: GridColumn | undefined;
  /** Whether its number is the measure's actual. */
  isResult: boolean;
}

function PrintedCell({ line, cell, column, isResult }: PrintedCellProps) {
  const { result } = useAllWords().breakdown;
  const isHead = line.cells[0] === cell;
  const Box = isHead ? "th" : "td";
  return (
    <Box
      scope={isHead ? "row" : undefined}
      data-numeric={cell.numeric || undefined}
      data-unit={cell.column === UNIT_COLUMN || undefined}
      data-fault={cell.fault !== null || undefined}
      title={cell.fault ?? undefined}
    >
      {isResult && <small className={styles.result}>{result.sign}</small>}
      {cell.shown}
      {column && cell.decimals !== null && roomFor(column.decimals, cell.decimals)}
    </Box>
  );
}

/** Blanks as wide as the decimals that a number lacks, so that a column stands on its points. */
function roomFor(most: number, decimals: number): string {
  const [digit, point] = ["\u2007", "\u2008"];
  return (decimals === 0 && most > 0 ? point : "") + digit.repeat(most - decimals);
}
