import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { measurePage } from "#db/schema";
import { orderPages } from "~/domain/meeting/measure-pages";
import type { RemovedPage } from "~/views/page";
import { meetingBefore, type Meeting } from "./meetings.server";
import { measuresAt } from "./scorecard.server";

/** A page of a measure as stored: a further one, or the title of its first. */
export type MeasurePageRow = typeof measurePage.$inferSelect;

/** The further pages of a meeting's measures and the titles of first ones, removed ones too, in order. */
export function measurePagesOf(db: Db, meetingId: string): MeasurePageRow[] {
  return orderPages(
    db.select().from(measurePage).where(eq(measurePage.meetingId, meetingId)).all(),
  );
}

/** The further pages of a measure that were removed in a meeting, in order. */
export function removedPagesOf(db: Db, meetingId: string, measureId: string): RemovedPage[] {
  return measurePagesOf(db, meetingId)
    .filter((row) => row.measureId === measureId && row.removedAt !== null)
    .map(({ ordinal, titleZh, titleEn }) => ({
      ordinal,
      title: { nameZh: titleZh, nameEn: titleEn },
    }));
}

/** [MP5] Gives a new meeting the pages of the one before it, as far as its measures are still there. */
export function carryPages(db: Db, row: Pick<Meeting, "id" | "companyId" | "month">): void {
  const before = meetingBefore(db, row);
  if (!before) return;
  const measures = new Set(measuresAt(db, row.companyId, row.month).map(({ id }) => id));
  for (const page of measurePagesOf(db, before.id)) {
    if (page.removedAt !== null || !measures.has(page.measureId)) continue;
    db.insert(measurePage)
      .values({ ...page, meetingId: row.id })
      .run();
  }
}
