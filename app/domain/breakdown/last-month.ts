/** Last month's actuals for this month's table. Rules BL1–BL4. */
import { addMonths, type Month } from "../scorecard/month";
import { evaluateTable } from "./evaluate";
import { sameName } from "./name";
import type { BreakdownTable, TableRow } from "./table";

/**
 * [BL1]–[BL4] The values of last month's column by the ids of this table's rows, as they were shown.
 *
 * @param before the tables that the same page had last month
 * @param month the month under review now
 */
export function lastMonthActuals(
  table: BreakdownTable,
  before: readonly BreakdownTable[],
  month: Month,
): Map<string, number> {
  const source = table.kind === "subjects" ? tableBefore(table, before) : undefined;
  if (!source) return new Map();
  const computed = evaluateTable(source, { month: addMonths(month, -1) });
  const actuals = new Map(computed.rows.map(({ id, cells }) => [id, cells.actual?.shown]));
  const found = new Map<string, number>();
  for (const row of table.rows) {
    const shown = actuals.get(rowBefore(table, row, source)?.id ?? "");
    if (shown?.kind === "number") found.set(row.id, shown.value);
  }
  return found;
}

/** [BL1] The table that this one was made from, or the only one of its title, or the only one. */
export function tableBefore(
  table: BreakdownTable,
  before: readonly BreakdownTable[],
): BreakdownTable | undefined {
  const subjects = before.filter(({ kind }) => kind === "subjects");
  const origin = subjects.find(({ id }) => id === table.from);
  const sameTitle = subjects.filter(({ title }) => sameName(title, table.title));
  return origin ?? only(sameTitle) ?? only(subjects);
}

/** [BL2] The row that it was made from, else the only one of its name under rows of the same names. */
function rowBefore(
  table: BreakdownTable,
  row: TableRow,
  source: BreakdownTable,
): TableRow | undefined {
  const found =
    source.rows.find(({ id }) => id === row.from) ?? only(namedLike(table, row, source));
  // [BL3] A number in another unit is another number.
  return found && sameName(found.unit, row.unit) ? found : undefined;
}

function namedLike(table: BreakdownTable, row: TableRow, source: BreakdownTable): TableRow[] {
  if (row.name.trim() === "") return [];
  const path = pathOf(table, row);
  const same = source.rows.filter(({ name }) => sameName(name, row.name));
  const samePath = same.filter((each) => {
    const other = pathOf(source, each);
    return (
      other.length === path.length && other.every((name, at) => sameName(name, path[at] ?? ""))
    );
  });
  return samePath.length > 0 ? samePath : same;
}

/** The names of the rows that a row stands under, its own last. */
function pathOf(table: BreakdownTable, row: TableRow): string[] {
  const path: string[] = [];
  let at: TableRow | undefined = row;
  while (at !== undefined && path.length <= table.rows.length) {
    path.unshift(at.name);
    const { parent }: TableRow = at;
    at = table.rows.find(({ id }) => id === parent);
  }
  return path;
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
