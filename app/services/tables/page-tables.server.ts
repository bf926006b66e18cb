import { and, asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { breakdownRow } from "#db/schema";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { addMonths } from "~/domain/scorecard/month";
import { parsePageKey, type PageKey } from "~/sheet/page-key";
import { meetingOfMonth, type Meeting } from "../meetings.server";
import { storedRecordOf } from "../record/stored-record.server";

/** A table and where it stands. */
export interface PlacedTable {
  departmentId: string;
  page: PageKey;
  table: BreakdownTable;
}

/** The breakdown tables of a meeting's pages in their order, room by room. */
export function tablesOf(db: Db, meetingId: string): PlacedTable[] {
  return db
    .select()
    .from(breakdownRow)
    .where(eq(breakdownRow.meetingId, meetingId))
    .orderBy(asc(breakdownRow.room), asc(breakdownRow.position), asc(breakdownRow.id))
    .all()
    .map(({ departmentId, page, body }) => ({ departmentId, page, table: body }));
}

/** The breakdown tables of one page, as its room was projected. */
export function tablesOn(db: Db, sheet: string, page: PageKey): BreakdownTable[] {
  return db
    .select({ body: breakdownRow.body })
    .from(breakdownRow)
    .where(and(eq(breakdownRow.room, sheet), eq(breakdownRow.page, page)))
    .orderBy(asc(breakdownRow.position), asc(breakdownRow.id))
    .all()
    .map(({ body }) => body);
}

/**
 * The tables that a page had last month: of the sealed record where that meeting is closed, of what
 * stands in its sheets where it still is open. Without any on the page of the same number, those of
 * all pages of the same measure; whichever department had it then.
 */
export function tablesBefore(
  db: Db,
  { companyId, month }: Pick<Meeting, "companyId" | "month">,
  page: PageKey,
): BreakdownTable[] {
  const before = meetingOfMonth(db, companyId, addMonths(month, -1));
  if (!before) return [];
  const stored = storedRecordOf(db, before);
  const placed = stored ? (stored.record.tables ?? []) : tablesOf(db, before.id);
  const samePage = placed.filter((each) => each.page === page);
  const same = samePage.length > 0 ? samePage : placed.filter((each) => isAbout(each.page, page));
  return same.map(({ table }) => table);
}

/** Whether two pages are about the same measure or plan. */
function isAbout(one: PageKey, other: PageKey): boolean {
  const subject = (key: PageKey) => JSON.stringify(parsePageKey(key)?.subject);
  return subject(one) === subject(other);
}
