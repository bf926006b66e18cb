/** Computes a table of a department's own shape. Rules BT1–BT3, BT7, BT10–BT12. */
import type { CellShown, ComputedCell, ComputedTable, TableContext } from "./computed-table";
import { divides, readFormula } from "./formula";
import { cellKey, holdsPercent, ownKnots, totalKey } from "./own-knots";
import { BLANK, solve, type Value } from "./solve";
import {
  isComputedColumn,
  isNumeric,
  type BreakdownTable,
  type TableColumn,
  type TableRow,
} from "./table";
import { decimalsFor, RATIO_DECIMALS, shownDate, shownPerson, shownValue } from "./typed-cell";

/** See the file's header. */
export function evaluateOwnTable(table: BreakdownTable, context: TableContext): ComputedTable {
  const values = solve(ownKnots(table));
  const at = (key: string): Value => values.get(key) ?? BLANK;
  const decimals = new Map(
    table.columns.map((column) => {
      const below = table.rows.map((row) => at(cellKey(row, column)));
      const total = hasTotal(column) ? [at(totalKey(column))] : [];
      return [column.id, decimalsOfColumn(column, [...below, ...total])];
    }),
  );
  const rows = table.rows.map((row) => ({
    id: row.id,
    cells: Object.fromEntries(
      table.columns.map((column): [string, ComputedCell] => {
        const value = at(cellKey(row, column));
        const shown = showCell(row, column, value, decimals.get(column.id) ?? 0, context);
        return [column.id, { shown, computed: isComputedColumn(column), carried: false }];
      }),
    ),
  }));
  const totals = table.columns
    .filter(hasTotal)
    .map((column): [string, CellShown] => [
      column.id,
      shownValue(at(totalKey(column)), decimals.get(column.id) ?? 0, ""),
    ]);
  return { rows, totals: totals.length > 0 ? Object.fromEntries(totals) : null };
}

/** [BT10] Whether anything stands below a column: words have no sum, a typed column no formula. */
function hasTotal(column: TableColumn): boolean {
  const computed = isComputedColumn(column);
  if (column.total === "formula") return computed;
  return column.total === "sum" && (computed || isNumeric(column.kind));
}

function showCell(
  row: TableRow,
  column: TableColumn,
  value: Value,
  decimals: number,
  { month }: TableContext,
): CellShown {
  const text = isComputedColumn(column) ? "" : (row.cells[column.id] ?? "");
  if (isComputedColumn(column) || isNumeric(column.kind)) return shownValue(value, decimals, text);
  switch (column.kind) {
    case "person":
      return shownPerson(text);
    case "date":
      return shownDate(text, month);
    default:
      return text === "" ? { kind: "blank" } : { kind: "text", text };
  }
}

/** [BT3] A column's decimals: its own, those of a quotient, or as many as its numbers need. */
function decimalsOfColumn(column: TableColumn, values: readonly Value[]): number {
  if (column.decimals !== null) return column.decimals;
  const read = isComputedColumn(column) ? readFormula(column.formula) : null;
  if (read?.ok && divides(read.formula)) {
    return holdsPercent(column) ? RATIO_DECIMALS.percent : RATIO_DECIMALS.other;
  }
  return decimalsFor(values);
}
