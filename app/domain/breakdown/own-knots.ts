/** What the cells and totals of an own table need of each other. Rules BT1, BT7, BT10–BT12. */
import { calculate, referencesIn, type Names, type Reference } from "./calculate";
import { Named } from "./find-named";
import { readFormula } from "./formula";
import { BLANK, failed, type Knot, type Value } from "./solve";
import { FROM_PERCENT, scaled, sumOf, TO_PERCENT } from "./sum-values";
import {
  isComputedColumn,
  isNumeric,
  rowLabel,
  type BreakdownTable,
  type TableColumn,
  type TableRow,
} from "./table";
import { readTyped } from "./typed-cell";

/** Whether a column's numbers are percentages. */
export function holdsPercent({ kind }: TableColumn): boolean {
  return kind === "percent";
}

/** Whether what was typed into a cell is a formula of that cell alone. */
function isCellFormula(column: TableColumn, text: string): boolean {
  return isNumeric(column.kind) && !isComputedColumn(column) && /^\s*[=＝]/.test(text);
}

/** The key of a cell's value. */
export const cellKey = (row: TableRow, column: TableColumn) => `cell/${row.id}/${column.id}`;

/** The key of a column's total. */
export const totalKey = (column: TableColumn) => `total/${column.id}`;

const sumKey = (column: TableColumn) => `sum/${column.id}`;
const countKey = (column: TableColumn) => `count/${column.id}`;

/** All values of a table and what they need. */
export function ownKnots(table: BreakdownTable): Map<string, Knot> {
  const place = new Places(table);
  const knots = new Map<string, Knot>();
  for (const column of table.columns) {
    for (const row of table.rows) knots.set(cellKey(row, column), cellKnot(place, row, column));
    const cells = table.rows.map((row) => cellKey(row, column));
    const { name } = column;
    knots.set(sumKey(column), { name, needs: cells, compute: (read) => sumOf(cells.map(read)) });
    knots.set(countKey(column), {
      name,
      needs: cells,
      compute: (read) => countOf(cells.map(read)),
    });
    knots.set(totalKey(column), totalKnot(place, column));
  }
  return knots;
}

/** Rows and columns by name. */
class Places {
  readonly columns: Named<TableColumn>;
  readonly rows: Named<TableRow>;

  constructor(table: BreakdownTable) {
    this.columns = new Named(table.columns.map((column) => [column.name, column] as const));
    this.rows = new Named(table.rows.map((row) => [rowLabel(table, row), row] as const));
  }
}

function cellKnot(place: Places, row: TableRow, column: TableColumn): Knot {
  const typed = row.cells[column.id] ?? "";
  const own = (other: TableColumn) => cellKey(row, other);
  if (isComputedColumn(column)) return formulaKnot(place, column, column.formula, own);
  if (isCellFormula(column, typed)) return formulaKnot(place, column, typed, own);
  const value = typedValue(column, typed);
  return { name: column.name, needs: [], compute: () => value };
}

function typedValue(column: TableColumn, text: string): Value {
  if (isNumeric(column.kind)) return readTyped(text, holdsPercent(column));
  return text.trim() === "" ? BLANK : { kind: "words" };
}

/** [BT11] A formula column's total is its formula over totals; [BT10] any other's is its sum. */
function totalKnot(place: Places, column: TableColumn): Knot {
  if (column.total === "formula" && isComputedColumn(column)) {
    return formulaKnot(place, column, column.formula, totalKey);
  }
  const key = sumKey(column);
  return { name: column.name, needs: [key], compute: (read) => read(key) };
}

/** @param own the key of what a column's bare name stands for: the same row's cell, or its total */
function formulaKnot(
  place: Places,
  column: TableColumn,
  text: string,
  own: (column: TableColumn) => string,
): Knot {
  const read = readFormula(text);
  if (!read.ok) {
    const error = failed({ code: "syntax", at: read.at });
    return { name: column.name, needs: [], compute: () => error };
  }
  return {
    name: column.name,
    needs: referencesIn(read.formula).flatMap((reference) => needsOf(place, reference, own)),
    compute: (valueAt) => {
      const value = calculate(read.formula, namesOf(place, own, valueAt));
      return holdsPercent(column) ? scaled(value, TO_PERCENT) : value;
    },
  };
}

function needsOf(
  { columns, rows }: Places,
  reference: Reference,
  own: (column: TableColumn) => string,
): string[] {
  const found = columns.find(reference.kind === "cell" ? reference.column : reference.name);
  if (!found.ok) return [];
  switch (reference.kind) {
    case "value":
      return [own(found.item)];
    case "column":
      return [sumKey(found.item), countKey(found.item)];
    case "cell": {
      const row = rows.find(reference.row);
      return row.ok ? [cellKey(row.item, found.item)] : [];
    }
  }
}

function namesOf(
  { columns, rows }: Places,
  own: (column: TableColumn) => string,
  valueAt: (key: string) => Value,
): Names {
  const at = (name: string, key: (column: TableColumn) => string): Value => {
    const found = columns.find(name);
    if (!found.ok) return failed(found.error);
    const value = valueAt(key(found.item));
    return holdsPercent(found.item) ? scaled(value, FROM_PERCENT) : value;
  };
  return {
    valueOf: (name) => at(name, own),
    cellOf(rowName, name) {
      const row = rows.find(rowName);
      return row.ok ? at(name, (column) => cellKey(row.item, column)) : failed(row.error);
    },
    gathered(name) {
      const found = columns.find(name);
      if (!found.ok) return null;
      const count = valueAt(countKey(found.item));
      return {
        sum: at(name, sumKey),
        count: count.kind === "number" ? Number(count.value.over) : 0,
      };
    },
  };
}

function countOf(values: readonly Value[]): Value {
  const count = values.filter(({ kind }) => kind === "number").length;
  return { kind: "number", value: { over: BigInt(count), under: 1n } };
}
