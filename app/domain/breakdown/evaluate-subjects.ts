/** Computes a subject table. Rules BT1–BT9. */
import { subtract } from "../scorecard/decimal";
import { calculate, referencesIn, type Names } from "./calculate";
import type { CellShown, ComputedCell, ComputedTable, TableContext } from "./computed-table";
import { Named } from "./find-named";
import { divides, readFormula } from "./formula";
import { fractionOf } from "./fraction";
import { BLANK, failed, solve, type Knot, type Value } from "./solve";
import { FROM_PERCENT, scaled, sumOf, TO_PERCENT } from "./sum-values";
import {
  isComputedRow,
  isPercent,
  type BreakdownTable,
  type SubjectColumn,
  type TableRow,
} from "./table";
import { decimalsFor, RATIO_DECIMALS, readTyped, shownValue } from "./typed-cell";

/** The columns whose values are typed, or computed from others of the same column. */
const VALUE_COLUMNS = ["lastMonth", "target", "actual"] as const;

type ValueColumn = (typeof VALUE_COLUMNS)[number];

/** See the file's header. */
export function evaluateSubjects(table: BreakdownTable, context: TableContext): ComputedTable {
  const values = solve(knotsOf(table, context));
  const valuesOf = (row: TableRow) =>
    VALUE_COLUMNS.map((column) => values.get(keyOf(row, column)) ?? BLANK);
  const decimals = decimalsByRow(table.rows, valuesOf);
  const rows = table.rows.map((row) => {
    const places = decimals.get(row.id) ?? 0;
    const show = (column: ValueColumn): ComputedCell => {
      const text = isComputedRow(row) ? "" : (row.cells[column] ?? "");
      return {
        shown: shownValue(values.get(keyOf(row, column)) ?? BLANK, places, text),
        computed: isComputedRow(row),
        carried: column === "lastMonth" && carriedTo(row, context) !== undefined,
      };
    };
    const cells = { lastMonth: show("lastMonth"), target: show("target"), actual: show("actual") };
    const shown = differenceOf(cells.actual.shown, cells.target.shown);
    const difference: ComputedCell = { shown, computed: true, carried: false };
    return {
      id: row.id,
      cells: { ...cells, difference } satisfies Record<SubjectColumn, ComputedCell>,
    };
  });
  return { rows, totals: null };
}

/** [BT6] Actual less target, of the numbers as they are shown; blank unless both are numbers. */
function differenceOf(actual: CellShown, target: CellShown): CellShown {
  if (actual.kind !== "number" || target.kind !== "number") return { kind: "blank" };
  const { decimals } = actual;
  return { kind: "number", value: subtract(actual.value, target.value), decimals };
}

function knotsOf(table: BreakdownTable, context: TableContext): Map<string, Knot> {
  const named = new Named(table.rows.map((row) => [row.name, row] as const));
  const under = childrenOf(table.rows);
  const knots = new Map<string, Knot>();
  for (const row of table.rows) {
    for (const column of VALUE_COLUMNS) {
      const key = keyOf(row, column);
      if (row.kind === "sum") knots.set(key, sumKnot(row, column, under.get(row.id) ?? []));
      else if (row.kind === "formula") knots.set(key, formulaKnot(row, column, named));
      else {
        const value = typedValue(row, column, context);
        knots.set(key, { name: row.name, needs: [], compute: () => value });
      }
    }
  }
  return knots;
}

/** [BT1] What was typed; [BT8] last month's own actual where nothing was. */
function typedValue(row: TableRow, column: ValueColumn, context: TableContext): Value {
  const carried = column === "lastMonth" ? carriedTo(row, context) : undefined;
  return carried === undefined
    ? readTyped(row.cells[column] ?? "", isPercent(row.unit))
    : { kind: "number", value: fractionOf(carried) };
}

function carriedTo(row: TableRow, { lastMonth }: TableContext): number | undefined {
  const isBlank = !isComputedRow(row) && (row.cells.lastMonth ?? "").trim() === "";
  return isBlank ? lastMonth?.get(row.id) : undefined;
}

/** [BT4] The rows one level deeper under it, memo rows left out. */
function sumKnot(row: TableRow, column: ValueColumn, children: readonly TableRow[]): Knot {
  const needs = children.filter(({ kind }) => kind !== "memo").map((child) => keyOf(child, column));
  return { name: row.name, needs, compute: (read) => sumOf(needs.map(read)) };
}

/** [BT5] Its formula over the rows that it names, each in the same column. */
function formulaKnot(row: TableRow, column: ValueColumn, named: Named<TableRow>): Knot {
  const read = readFormula(row.formula);
  if (!read.ok) {
    const error = failed({ code: "syntax", at: read.at });
    return { name: row.name, needs: [], compute: () => error };
  }
  const needs = referencesIn(read.formula).flatMap((reference) => {
    const found = reference.kind === "cell" ? null : named.find(reference.name);
    return found?.ok ? [keyOf(found.item, column)] : [];
  });
  return {
    name: row.name,
    needs,
    compute: (valueAt) => {
      const value = calculate(read.formula, namesIn(column, named, valueAt));
      return isPercent(row.unit) ? scaled(value, TO_PERCENT) : value;
    },
  };
}

function namesIn(
  column: ValueColumn,
  named: Named<TableRow>,
  valueAt: (key: string) => Value,
): Names {
  return {
    valueOf(name) {
      const found = named.find(name);
      if (!found.ok) return failed(found.error);
      const value = valueAt(keyOf(found.item, column));
      return isPercent(found.item.unit) ? scaled(value, FROM_PERCENT) : value;
    },
    // The four columns have no names that a formula could use.
    cellOf: (_row, name) => failed({ code: "unknown-name", name }),
    gathered: () => null,
  };
}

/**
 * [BT3] A row's decimals: its own, those of a quotient, or else as many as the numbers of all rows of
 * its unit need, so that a column of one unit stands on one decimal point.
 */
function decimalsByRow(
  rows: readonly TableRow[],
  valuesOf: (row: TableRow) => readonly Value[],
): Map<string, number> {
  const byUnit = new Map<string, number>();
  const fixed = new Map<string, number>();
  for (const row of rows) {
    const decimals = row.decimals ?? ratioDecimals(row);
    if (decimals !== null) fixed.set(row.id, decimals);
    else {
      const needed = Math.max(byUnit.get(row.unit) ?? 0, decimalsFor(valuesOf(row)));
      byUnit.set(row.unit, needed);
    }
  }
  return new Map(rows.map(({ id, unit }) => [id, fixed.get(id) ?? byUnit.get(unit) ?? 0]));
}

function ratioDecimals(row: TableRow): number | null {
  const read = row.kind === "formula" ? readFormula(row.formula) : null;
  if (!read?.ok || !divides(read.formula)) return null;
  return isPercent(row.unit) ? RATIO_DECIMALS.percent : RATIO_DECIMALS.other;
}

function childrenOf(rows: readonly TableRow[]): Map<string, TableRow[]> {
  const under = new Map<string, TableRow[]>();
  for (const row of rows) {
    if (row.parent === null) continue;
    const siblings = under.get(row.parent);
    if (siblings) siblings.push(row);
    else under.set(row.parent, [row]);
  }
  return under;
}

function keyOf({ id }: TableRow, column: ValueColumn): string {
  return `${id}/${column}`;
}
