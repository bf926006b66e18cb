import { gridOf, type GridCell, type TableGrid } from "~/components/table/table-grid";
import { evaluateTable } from "~/domain/breakdown/evaluate";
import type { BreakdownTable, TableColumn, TableRow } from "~/domain/breakdown/table";
import { zhCN, type AllWords } from "~/i18n/zh-CN";

/** A column of an own table. */
export function column(id: string, said: Partial<TableColumn> = {}): TableColumn {
  return {
    id,
    name: id,
    kind: "number",
    unit: "",
    decimals: null,
    formula: "",
    total: "none",
    ...said,
  };
}

/** A row; its name is its id unless something else is said. */
export function row(id: string, said: Partial<TableRow> = {}): TableRow {
  return {
    id,
    parent: null,
    level: 0,
    kind: "value",
    name: id,
    unit: "",
    decimals: null,
    formula: "",
    from: null,
    cells: {},
    ...said,
  };
}

/** A table of the rows given: of subjects, or an own one where there are columns. */
export function tableOf(
  rows: readonly TableRow[],
  columns: readonly TableColumn[] = [],
): BreakdownTable {
  return {
    id: "t",
    kind: columns.length > 0 ? "own" : "subjects",
    title: "",
    result: null,
    from: null,
    columns,
    rows,
    widths: {},
  };
}

/** A table as it is laid out for the February meeting. */
export function layOut(
  table: BreakdownTable,
  { words = zhCN, lastMonth }: { words?: AllWords; lastMonth?: ReadonlyMap<string, number> } = {},
): TableGrid {
  const computed = evaluateTable(table, { month: "2021-02", ...(lastMonth && { lastMonth }) });
  return gridOf(table, computed, {
    words,
    nameOf: (id) => (id === "p1" ? "销售部经理" : null),
  });
}

/** A cell by its row and column. */
export function cellAt(grid: TableGrid, rowId: string, columnId: string): GridCell {
  const cell = grid.lines
    .find(({ id }) => id === rowId)
    ?.cells.find((each) => each.column === columnId);
  if (!cell) throw new Error(`no cell ${rowId}/${columnId}`);
  return cell;
}

/** What is read in each line. */
export const shownIn = (grid: TableGrid) =>
  grid.lines.map(({ cells }) => cells.map(({ shown }) => shown));
