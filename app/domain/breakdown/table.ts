/**
 * A breakdown table 科目表 as plain values: what people typed, before anything is computed. It is what
 * the shared document is read into, what is projected into rows, and what a record freezes.
 */

/** The table of subjects with its four fixed columns, or a table of the department's own shape. */
export type TableKind = "subjects" | "own";

/** What a column of an own table holds. */
export type ColumnKind = "number" | "percent" | "money" | "text" | "person" | "date";

/** All column kinds, in the order in which they are offered. */
export const COLUMN_KINDS: readonly ColumnKind[] = [
  "number",
  "percent",
  "money",
  "text",
  "person",
  "date",
];

/**
 * What stands below a column: nothing, the sum of its numbers, or the column's own formula over the
 * totals of the columns it names (a ratio's total is never a sum of ratios).
 */
export type ColumnTotal = "none" | "sum" | "formula";

/** Where a row of a subject table gets its numbers. Rows of own tables are all `value`. */
export type TableRowKind =
  /** Typed. */
  | "value"
  /** The sum of the rows one level deeper under it, memo rows left out. */
  | "sum"
  /** Typed, a quantity beside the money, such as deliveries: shown, never summed. */
  | "memo"
  /** Its formula over other rows, column by column. */
  | "formula";

/** All row kinds of a subject table, in the order in which they are offered. */
export const TABLE_ROW_KINDS: readonly TableRowKind[] = ["value", "sum", "memo", "formula"];

/** The fixed columns of a subject table in their order; also their ids. `difference` is computed. */
export const SUBJECT_COLUMNS = ["lastMonth", "target", "actual", "difference"] as const;

/** See {@link SUBJECT_COLUMNS}. */
export type SubjectColumn = (typeof SUBJECT_COLUMNS)[number];

/** The id under which widths and pasted blocks know the column with the rows' names. */
export const NAME_COLUMN = "name";

/** The row of column totals, as a result mark names it. */
export const TOTAL_ROW = "total";

/** The deepest level of a row; the outermost is 0. */
export const DEEPEST_LEVEL = 6;

/** A column of an own table. */
export interface TableColumn {
  readonly id: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** As shown in the head: 元, 辆; "" for none. A percent column's is % by itself. */
  readonly unit: string;
  /** Decimals shown; null: those of a formula by its kind, otherwise as many as were typed. */
  readonly decimals: number | null;
  /** "" for a typed column. */
  readonly formula: string;
  readonly total: ColumnTotal;
}

/** A row; `name`, `unit`, `kind`, `formula` and `level` matter in subject tables only. */
export interface TableRow {
  readonly id: string;
  /** The row it stands under; null on the outermost level. */
  readonly parent: string | null;
  /** 0 on the outermost level; one more than the parent's. */
  readonly level: number;
  readonly kind: TableRowKind;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number | null;
  readonly formula: string;
  /** The row of an earlier month's table that this one was made from; null for none. */
  readonly from: string | null;
  /** What was typed, by column id; blank cells are left out. */
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * The cell whose number is the measure itself. In a subject table the column is `actual`; the row
 * {@link TOTAL_ROW} stands for an own table's totals.
 */
export interface ResultMark {
  readonly row: string;
  readonly column: string;
}

/** A table, read at one moment; deleted rows and columns are left out. */
export interface BreakdownTable {
  readonly id: string;
  readonly kind: TableKind;
  readonly title: string;
  readonly result: ResultMark | null;
  /** The earlier month's table that this one was made from; null for none. */
  readonly from: string | null;
  /** Columns of an own table in order; empty for a subject table. */
  readonly columns: readonly TableColumn[];
  /** Rows in order, each followed by those under it. */
  readonly rows: readonly TableRow[];
  /** Widths in CSS pixels that people chose, by column id or {@link NAME_COLUMN}. */
  readonly widths: Readonly<Record<string, number>>;
}

/** Whether the numbers of a unit are percentages. */
export function isPercent(unit: string): boolean {
  return /^[%％]$/.test(unit.trim());
}

/** Whether a row's numbers are computed and so never typed. */
export function isComputedRow({ kind }: Pick<TableRow, "kind">): boolean {
  return kind === "sum" || kind === "formula";
}

/** Whether a column's numbers are computed and so never typed. */
export function isComputedColumn({ formula }: Pick<TableColumn, "formula">): boolean {
  return formula.trim() !== "";
}

/** Whether a column holds numbers. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === "number" || kind === "percent" || kind === "money";
}

/**
 * Whether a person may type into a cell.
 *
 * @param column a column's id; of a subject table one of {@link SUBJECT_COLUMNS}
 */
export function isTyped(table: BreakdownTable, row: TableRow, column: string): boolean {
  if (table.kind === "subjects") {
    return column !== "difference" && isSubjectColumn(column) && !isComputedRow(row);
  }
  const own = table.columns.find(({ id }) => id === column);
  return own !== undefined && !isComputedColumn(own);
}

/** Whether an id is that of a subject table's column. */
export function isSubjectColumn(id: string): id is SubjectColumn {
  return SUBJECT_COLUMNS.some((each) => each === id);
}

/** What a row is called: its name, in an own table its first text column. */
export function rowLabel(table: Pick<BreakdownTable, "kind" | "columns">, row: TableRow): string {
  if (table.kind === "subjects") return row.name;
  const column = table.columns.find(({ kind }) => kind === "text");
  return column ? (row.cells[column.id] ?? "") : "";
}
