/** A breakdown table as it is laid out: columns with heads and widths, lines of cells with their words. */
import type { CellShown, ComputedCell, ComputedTable } from "~/domain/breakdown/computed-table";
import {
  isComputedColumn,
  isNumeric,
  isTyped,
  NAME_COLUMN,
  rowLabel,
  SUBJECT_COLUMNS,
  TOTAL_ROW,
  type BreakdownTable,
  type ColumnKind,
  type TableColumn,
  type TableRow,
  type TableRowKind,
} from "~/domain/breakdown/table";
import { formatNumber } from "~/i18n/format-number";
import type { AllWords } from "~/i18n/zh-CN";
import { errorWords, isFault } from "./error-words";

/** The column of a subject table with the rows' units; it is no column of figures. */
export const UNIT_COLUMN = "unit";

/** A column as it is laid out. */
export interface GridColumn {
  readonly id: string;
  readonly label: string;
  /** The unit in the head; "" for none. */
  readonly unit: string;
  readonly numeric: boolean;
  /** The most decimals of its numbers: shorter ones keep room for them, so that the points align. */
  readonly decimals: number;
  /** In CSS pixels. */
  readonly width: number;
  /** What of an own table's column can be set; null for a fixed one. */
  readonly own: TableColumn | null;
}

/** A cell as it is laid out. */
export interface GridCell {
  readonly column: string;
  /** What a person has typed there, to be typed over. */
  readonly typed: string;
  /** What is read there. */
  readonly shown: string;
  readonly numeric: boolean;
  readonly editable: boolean;
  /** Decimals that its number is shown with; null for anything but a number. */
  readonly decimals: number | null;
  /** Its number is last month's, and nobody has typed another. */
  readonly carried: boolean;
  /** What is wrong with it, in a sentence; null for nothing. */
  readonly fault: string | null;
  /** How it comes about, in a sentence; null when there is nothing to say. */
  readonly note: string | null;
}

/** A line of cells: a row, or the totals. */
export interface GridLine {
  /** The row's id, or `TOTAL_ROW`. */
  readonly id: string;
  /** What the row is called. */
  readonly label: string;
  readonly level: number;
  readonly kind: TableRowKind | "total";
  /** Null for the totals. */
  readonly row: TableRow | null;
  readonly cells: readonly GridCell[];
}

/** A laid-out table. */
export interface TableGrid {
  readonly columns: readonly GridColumn[];
  readonly lines: readonly GridLine[];
}

/** Default widths in CSS pixels. */
const WIDTHS: Readonly<Record<ColumnKind | typeof NAME_COLUMN | typeof UNIT_COLUMN, number>> = {
  name: 248,
  unit: 68,
  number: 108,
  percent: 96,
  money: 116,
  text: 168,
  person: 140,
  date: 112,
};

/** What laying out needs besides the table. */
export interface GridContext {
  readonly words: AllWords;
  /** How a person of the company is called; null for one who is not known. */
  readonly nameOf: (personId: string) => string | null;
}

/** Lays a table out. */
export function gridOf(
  table: BreakdownTable,
  computed: ComputedTable,
  context: GridContext,
): TableGrid {
  const columns = columnsOf(table, context.words);
  const lines = table.rows.map((row, index) => {
    const cells = computed.rows[index]?.cells ?? {};
    return lineOf(table, row, index, { columns, cells, context });
  });
  const { totals } = computed;
  const all = totals ? [...lines, totalLine(table, totals, { columns, context })] : lines;
  const withDecimals = columns.map((column, index) => ({
    ...column,
    decimals: Math.max(0, ...all.map(({ cells }) => cells[index]?.decimals ?? 0)),
  }));
  return { columns: withDecimals, lines: all };
}

/** The faults of a table in sentences that name their places, each once. */
export function faultsOf({ columns, lines }: TableGrid, words: AllWords): string[] {
  const { at } = words.breakdown.errors;
  const rows = lines.filter(({ kind }) => kind !== "total");
  const isOfColumn = columns.map(
    ({ own }, index) => own !== null && isWrongThroughout(rows, index),
  );
  const sentences = lines.flatMap(({ label, cells, kind }) =>
    cells.flatMap(({ fault, column, editable }, index) => {
      if (fault === null) return [];
      const name = columns.find(({ id }) => id === column)?.label ?? "";
      if (isOfColumn[index]) return [at(name, fault)];
      // A formula's fault is the same in each of its cells: where it is written is place enough.
      const isTypedCell = editable || kind === "total";
      return [at(isTypedCell ? words.breakdown.cell(label, name) : label, fault)];
    }),
  );
  return [...new Set(sentences)];
}

/** Whether a column is computed and all its cells have the same fault: that of its formula. */
function isWrongThroughout(rows: readonly GridLine[], index: number): boolean {
  const [first, ...others] = rows.map(({ cells }) => cells[index]);
  return (
    others.length > 0 &&
    [first, ...others].every(
      (cell) => cell?.editable === false && cell.fault !== null && cell.fault === first?.fault,
    )
  );
}

function columnsOf(table: BreakdownTable, words: AllWords): Omit<GridColumn, "decimals">[] {
  const text = words.breakdown;
  if (table.kind === "own") {
    return table.columns.map((own) => ({
      id: own.id,
      label: own.name.trim() || text.unnamedColumn,
      unit: own.unit || (own.kind === "percent" ? "%" : ""),
      numeric: isNumeric(own.kind),
      width: table.widths[own.id] ?? WIDTHS[own.kind],
      own,
    }));
  }
  const fixed = (id: keyof typeof text.columns, width: number, numeric: boolean) => ({
    id,
    label: text.columns[id],
    unit: "",
    numeric,
    width: table.widths[id] ?? width,
    own: null,
  });
  return [
    fixed(NAME_COLUMN, WIDTHS.name, false),
    ...SUBJECT_COLUMNS.map((id) => fixed(id, WIDTHS.number, true)),
    fixed(UNIT_COLUMN, WIDTHS.unit, false),
  ];
}

function lineOf(
  table: BreakdownTable,
  row: TableRow,
  index: number,
  at: {
    columns: readonly Omit<GridColumn, "decimals">[];
    cells: Readonly<Record<string, ComputedCell>>;
    context: GridContext;
  },
): GridLine {
  const { columns, cells, context } = at;
  const named = rowLabel(table, row).trim();
  return {
    id: row.id,
    label: named || context.words.breakdown.unnamedRow(index + 1),
    level: table.kind === "subjects" ? row.level : 0,
    kind: table.kind === "subjects" ? row.kind : "value",
    row,
    cells: columns.map(({ id, numeric, own }) => {
      if (own === null && !numeric) return wordsCell(id, id === UNIT_COLUMN ? row.unit : row.name);
      const { shown = { kind: "blank" }, carried = false } = cells[id] ?? {};
      return {
        column: id,
        typed: row.cells[id] ?? "",
        ...shownIn(shown, numeric, context),
        editable: isTyped(table, row, id),
        carried,
        note: known([
          noteOf(row, id, own, { carried, words: context.words }),
          lackOf(shown, context.words),
        ]),
      };
    }),
  };
}

/** A cell with words of the row itself: its name, its unit. */
function wordsCell(column: string, text: string): GridCell {
  return {
    column,
    typed: text,
    shown: text,
    numeric: false,
    editable: true,
    decimals: null,
    carried: false,
    fault: null,
    note: null,
  };
}

function totalLine(
  { columns: own }: BreakdownTable,
  totals: Readonly<Record<string, CellShown>>,
  { columns, context }: { columns: readonly Omit<GridColumn, "decimals">[]; context: GridContext },
): GridLine {
  const { total, notes } = context.words.breakdown;
  const cells = columns.map(({ id, numeric }, index): GridCell => {
    const shown = totals[id] ?? { kind: "blank" };
    const column = own.find((each) => each.id === id);
    const how = column?.total === "formula" ? notes.formula(column.formula) : notes.total;
    return {
      column: id,
      typed: "",
      ...shownIn(shown, numeric, context),
      // The word stands in the first column, unless that one has a total itself.
      ...(totals[id] === undefined && index === 0 && { shown: total }),
      editable: false,
      carried: false,
      note: shown.kind === "blank" ? null : known([how, lackOf(shown, context.words)]),
    };
  });
  return { id: TOTAL_ROW, label: total, level: 0, kind: "total", row: null, cells };
}

function shownIn(
  shown: CellShown,
  numeric: boolean,
  { words, nameOf }: GridContext,
): Pick<GridCell, "shown" | "numeric" | "decimals" | "fault"> {
  const plain = { numeric, decimals: null, fault: null };
  switch (shown.kind) {
    case "blank":
      return { ...plain, shown: "" };
    case "number":
      return {
        ...plain,
        shown: formatNumber(shown.value, shown.decimals),
        decimals: shown.decimals,
      };
    case "text":
      return { ...plain, shown: shown.text };
    case "date":
      return { ...plain, shown: shown.text };
    case "person":
      return { ...plain, shown: (shown.personId && nameOf(shown.personId)) || shown.name };
    case "error": {
      const { short, long } = errorWords(words, shown.error, shown.text);
      return { ...plain, shown: short, fault: isFault(shown.error) ? long : null };
    }
  }
}

function noteOf(
  row: TableRow,
  column: string,
  own: TableColumn | null,
  { carried, words }: { carried: boolean; words: AllWords },
): string | null {
  const { notes } = words.breakdown;
  if (carried) return notes.carried;
  if (column === "difference") return notes.difference;
  if (own !== null) return isComputedColumn(own) ? notes.formula(own.formula) : null;
  if (row.kind === "sum") return notes.sum;
  return row.kind === "formula" ? notes.formula(row.formula) : null;
}

/** What a cell still waits for; null when it waits for nothing. */
function lackOf(shown: CellShown, words: AllWords): string | null {
  if (shown.kind !== "error" || isFault(shown.error)) return null;
  return errorWords(words, shown.error, shown.text).long;
}

function known(sentences: readonly (string | null)[]): string | null {
  return sentences.filter((each) => each !== null).join(" · ") || null;
}
