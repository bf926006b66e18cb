import { and, asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { actualChange, person } from "#db/schema";
import type { Month } from "~/domain/scorecard/month";
import type { LiveActual, PersonName } from "~/protocol/live-keys";

/** An actual as the rooms are told of it. After a removal it still says by whom and when. */
export function liveActualOf(db: Db, measureId: string, month: Month): LiveActual {
  const last = changesOf(db, measureId, month).at(-1);
  return {
    value: last?.after ?? null,
    changedBy: last?.by ?? null,
    changedAt: last?.at ?? null,
  };
}

/** One change of an actual. */
export interface ActualChange {
  before: number | null;
  after: number | null;
  by: PersonName | null;
  at: number;
}

/** Every change of an actual, the first one first. */
export function changesOf(db: Db, measureId: string, month: Month): ActualChange[] {
  return db
    .select({ change: actualChange, id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(actualChange)
    .leftJoin(person, eq(person.id, actualChange.changedBy))
    .where(and(eq(actualChange.measureId, measureId), eq(actualChange.month, month)))
    .orderBy(asc(actualChange.id))
    .all()
    .map(({ change, id, nameZh, nameEn }) => ({
      before: change.before,
      after: change.after,
      by: id === null || nameZh === null || nameEn === null ? null : { id, nameZh, nameEn },
      at: change.changedAt,
    }));
}
