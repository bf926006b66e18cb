/** Starting a table as another one was: last month's shape, this month's figures still to come. */
import type * as Y from "yjs";
import {
  NAME_COLUMN,
  TOTAL_ROW,
  isComputedColumn,
  isNumeric,
  type BreakdownTable,
  type TableColumn,
} from "~/domain/breakdown/table";
import type { PageKey } from "./page-key";
import { newRowId } from "./row-id";
import type { After } from "./rows";
import { addTable, markResult, readTables, setColumnWidth } from "./tables";

/**
 * Adds a table with the same title, rows, columns, widths and result as another one, without its
 * figures; words and people stay, because they say what a row is about. Each row remembers the one it
 * was made from, so that last month's column can be filled from it.
 *
 * @param like usually a table of last month's meeting
 * @returns the new table's id
 */
export function addTableLike(
  doc: Y.Doc,
  origin: unknown,
  like: BreakdownTable,
  at: { readonly page: PageKey; readonly after?: After },
): string {
  const columnIds = new Map(like.columns.map(({ id }) => [id, newRowId()]));
  const kept = like.columns.filter(isAbout);
  const id = addTable(doc, origin, {
    ...at,
    kind: like.kind,
    title: like.title,
    from: like.id,
    columns: like.columns.map((column) => ({ ...column, id: columnIds.get(column.id) })),
    rows: like.rows.map(({ id: from, kind, level, name, unit, decimals, formula, cells }) => {
      const words = kept.map((column) => [columnIds.get(column.id), cells[column.id] ?? ""]);
      return { kind, level, name, unit, decimals, formula, from, cells: Object.fromEntries(words) };
    }),
  });
  for (const [column, width] of Object.entries(like.widths)) {
    const own = columnIds.get(column) ?? (isFixed(like, column) ? column : undefined);
    if (own !== undefined) setColumnWidth(doc, origin, { table: id, column: own }, width);
  }
  markLike(doc, origin, like, { id, page: at.page, columnIds });
  return id;
}

/** Marks the same cell as the result, where it still has its row and column. */
function markLike(
  doc: Y.Doc,
  origin: unknown,
  { result, kind }: BreakdownTable,
  made: { readonly id: string; readonly page: PageKey; readonly columnIds: Map<string, string> },
): void {
  if (result === null) return;
  const table = readTables(doc, made.page).find(({ id }) => id === made.id);
  const row =
    result.row === TOTAL_ROW ? TOTAL_ROW : table?.rows.find(({ from }) => from === result.row)?.id;
  const column = kind === "subjects" ? result.column : made.columnIds.get(result.column);
  if (row !== undefined && column !== undefined) markResult(doc, origin, made.id, { row, column });
}

/** Whether a column says what a row is about, rather than how the month was. */
function isAbout(column: TableColumn): boolean {
  return !isComputedColumn(column) && !isNumeric(column.kind) && column.kind !== "date";
}

function isFixed({ kind }: BreakdownTable, column: string): boolean {
  return column === NAME_COLUMN || kind === "subjects";
}
