import { and, asc, eq, inArray, max, sql, type SQL } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
import { actualChange, person } from "#db/schema";
import type { Month } from "~/domain/scorecard/month";
import { actualKey, type LiveActual, type PersonName } from "~/protocol/live-keys";

const NEVER_ENTERED: LiveActual = { value: null, changedBy: null, changedAt: null };

/** A change with whoever made it. */
const WITH_AUTHOR = {
  change: actualChange,
  id: person.id,
  nameZh: person.nameZh,
  nameEn: person.nameEn,
};

/**
 * Of each measure and month the last change, the one with the highest id: SQLite compiles a statement
 * with a limit that is given to it anew at each run.
 */
function lastChanges(db: Db, where: SQL | undefined) {
  const last = db
    .select({ id: max(actualChange.id) })
    .from(actualChange)
    .where(where)
    .groupBy(actualChange.measureId, actualChange.month);
  return db
    .select(WITH_AUTHOR)
    .from(actualChange)
    .leftJoin(person, eq(person.id, actualChange.changedBy))
    .where(inArray(actualChange.id, last))
    .prepare();
}

const lastOfOne = prepared((db) =>
  lastChanges(
    db,
    and(
      eq(actualChange.measureId, sql.placeholder("measureId")),
      eq(actualChange.month, sql.placeholder("month")),
    ),
  ),
);

const lastOfMany = prepared((db) =>
  lastChanges(
    db,
    and(
      inArray(actualChange.measureId, listed("measureIds")),
      inArray(actualChange.month, listed("months")),
    ),
  ),
);

/** An actual as the rooms are told of it. After a removal it still says by whom and when. */
export function liveActualOf(db: Db, measureId: string, month: Month): LiveActual {
  const last = lastOfOne(db).get({ measureId, month });
  return last ? liveActual(last) : NEVER_ENTERED;
}

function liveActual({ change, ...by }: Joined & { change: typeof actualChange.$inferSelect }) {
  return { value: change.after, changedBy: named(by), changedAt: change.changedAt };
}

/** The actuals of several measures and months under their live keys, in one query. */
export function liveActualsOf(
  db: Db,
  measureIds: readonly string[],
  months: readonly Month[],
): [key: string, value: LiveActual][] {
  const wanted = { measureIds: JSON.stringify(measureIds), months: JSON.stringify(months) };
  const last = new Map(
    lastOfMany(db)
      .all(wanted)
      .map((row) => [actualKey(row.change.measureId, row.change.month), liveActual(row)]),
  );
  return measureIds.flatMap((id) =>
    months.map((month): [string, LiveActual] => {
      const key = actualKey(id, month);
      return [key, last.get(key) ?? NEVER_ENTERED];
    }),
  );
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
    .select(WITH_AUTHOR)
    .from(actualChange)
    .leftJoin(person, eq(person.id, actualChange.changedBy))
    .where(and(eq(actualChange.measureId, measureId), eq(actualChange.month, month)))
    .orderBy(asc(actualChange.id))
    .all()
    .map(({ change, id, nameZh, nameEn }) => ({
      before: change.before,
      after: change.after,
      by: named({ id, nameZh, nameEn }),
      at: change.changedAt,
    }));
}

/** The columns of a person who may not be there: a left join's. */
type Joined = { [K in "id" | "nameZh" | "nameEn"]: string | null };

function named({ id, nameZh, nameEn }: Joined): PersonName | null {
  return id === null || nameZh === null || nameEn === null ? null : { id, nameZh, nameEn };
}
