import type { Db } from "#db/client";
import { lastMonthActuals } from "~/domain/breakdown/last-month";
import type { RecordedPage, RecordedTable } from "~/views/record";
import type { Meeting } from "../meetings.server";
import { tablesBefore, tablesOf } from "../tables/page-tables.server";

/**
 * The breakdown tables of the pages given, page by page, in their order. What last month's column
 * shows is recorded with them: last month's meeting may still be open, and change.
 */
export function recordedTables(
  db: Db,
  row: Meeting,
  pages: readonly RecordedPage[],
): RecordedTable[] {
  const placed = tablesOf(db, row.id);
  return pages.flatMap(({ link, departmentId }) => {
    const own = placed.filter(
      (each) => each.page === link.key && each.departmentId === departmentId,
    );
    if (own.length === 0) return [];
    const before = tablesBefore(db, row, link.key);
    return own.map(({ page, table }) => ({
      departmentId,
      page,
      table,
      lastMonth: Object.fromEntries(lastMonthActuals(table, before, row.month)),
    }));
  });
}
