/** Tables as short to write as they are to read: a line a row, its level by its indentation. */
import type { CellShown, ComputedTable } from "~/domain/breakdown/computed-table";
import type { BreakdownTable, TableColumn, TableRow } from "~/domain/breakdown/table";

const ROW: TableRow = {
  id: "",
  parent: null,
  level: 0,
  kind: "value",
  name: "",
  unit: "",
  decimals: null,
  formula: "",
  from: null,
  cells: {},
};

const TABLE: BreakdownTable = {
  id: "t",
  kind: "subjects",
  title: "",
  result: null,
  from: null,
  columns: [],
  rows: [],
  widths: {},
};

/** A row of a subject table: its cells are last month, target, actual; its id is its name. */
export type SubjectLine = Partial<Omit<TableRow, "cells">> & {
  readonly name: string;
  readonly cells?: readonly [string, string, string] | readonly [];
};

/** A subject table; rows stand under the nearest row above them with a lower level. */
export function subjects(
  lines: readonly SubjectLine[],
  more: Partial<BreakdownTable> = {},
): BreakdownTable {
  const rows: TableRow[] = [];
  for (const { cells = [], ...line } of lines) {
    const level = line.level ?? 0;
    const above = rows.findLast((row) => row.level < level);
    const [lastMonth = "", target = "", actual = ""] = cells;
    const parent = level === 0 ? null : (above?.id ?? null);
    rows.push({
      ...ROW,
      id: line.name,
      parent,
      ...line,
      cells: { lastMonth, target, actual },
    });
  }
  return { ...TABLE, ...more, rows };
}

/** A column of an own table; its id is its name. */
export type OwnColumn = Partial<TableColumn> & { readonly name: string };

/** An own table of these columns; row ids are `r0`, `r1` … */
export function own(
  columns: readonly OwnColumn[],
  lines: readonly (readonly string[])[],
  more: Partial<BreakdownTable> = {},
): BreakdownTable {
  const whole = columns.map((column): TableColumn => ({
    id: column.name,
    kind: "number",
    unit: "",
    decimals: null,
    formula: "",
    total: "none",
    ...column,
  }));
  const rows = lines.map((line, index): TableRow => ({
    ...ROW,
    id: `r${index}`,
    cells: Object.fromEntries(whole.map(({ id }, at) => [id, line[at] ?? ""])),
  }));
  return { ...TABLE, kind: "own", ...more, columns: whole, rows };
}

/** What a cell shows, as short as it gets: a number, a text, null for blank, the code of an error. */
export function said(shown: CellShown | undefined): unknown {
  switch (shown?.kind) {
    case "number":
      return shown.value;
    case "text":
      return shown.text;
    case "date":
      return shown.day;
    case "person":
      return shown.personId ?? shown.name;
    case "error":
      return shown.error;
    default:
      return null;
  }
}

/** What a row shows, column by column. */
export function rowSaid(computed: ComputedTable, id: string): Record<string, unknown> {
  const row = computed.rows.find((each) => each.id === id);
  return Object.fromEntries(
    Object.entries(row?.cells ?? {}).map(([column, cell]) => [column, said(cell.shown)]),
  );
}
