import { and, between, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
import { actual, level } from "#db/schema";
import { monthsOfYear, type Month } from "~/domain/scorecard/month";
import { NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";

/** A measure's numbers of one year: twelve months, and the yearly levels as they were typed. */
export interface YearFigures {
  months: MonthFigures[];
  typedYear: Levels;
}

/** As text the year itself, "2021", and its months lie between these. */
const FROM = sql.placeholder("from");
const TO = sql.placeholder("to");

const levelsOf = prepared((db) =>
  db
    .select()
    .from(level)
    .where(and(inArray(level.measureId, listed("ids")), between(level.period, FROM, TO)))
    .prepare(),
);

const actualsOf = prepared((db) =>
  db
    .select({ measureId: actual.measureId, month: actual.month, value: actual.value })
    .from(actual)
    .where(and(inArray(actual.measureId, listed("ids")), between(actual.month, FROM, TO)))
    .prepare(),
);

const levelsOfPeriod = prepared((db) =>
  db
    .select({ rung: level.level, value: level.value })
    .from(level)
    .where(
      and(
        eq(level.measureId, sql.placeholder("measureId")),
        eq(level.period, sql.placeholder("period")),
      ),
    )
    .prepare(),
);

/** A measure's levels of one month. */
export function levelsIn(db: Db, measureId: string, month: Month): Levels {
  const rows = levelsOfPeriod(db).all({ measureId, period: month });
  return { ...NO_LEVELS, ...Object.fromEntries(rows.map(({ rung, value }) => [rung, value])) };
}

/** Reads levels and actuals of several measures for one year, in two queries. */
export function figuresOf(
  db: Db,
  measureIds: readonly string[],
  year: number,
): Map<string, YearFigures> {
  const ids = [...measureIds];
  const wanted = { ids: JSON.stringify(ids), from: String(year), to: `${year}-12` };
  const levels = levelsOf(db).all(wanted);
  const actuals = actualsOf(db).all(wanted);

  const rungs = new Map<string, Partial<Record<keyof Levels, number>>>();
  for (const row of levels) {
    const key = `${row.measureId} ${row.period}`;
    rungs.set(key, { ...rungs.get(key), [row.level]: row.value });
  }
  const values = new Map(actuals.map((row) => [`${row.measureId} ${row.month}`, row.value]));
  const levelsAt = (id: string, period: string): Levels => ({
    ...NO_LEVELS,
    ...rungs.get(`${id} ${period}`),
  });
  const monthAt = (id: string, month: Month): MonthFigures => ({
    month,
    actual: values.get(`${id} ${month}`) ?? null,
    levels: levelsAt(id, month),
  });
  return new Map(
    ids.map((id) => [
      id,
      {
        months: monthsOfYear(year).map((month) => monthAt(id, month)),
        typedYear: levelsAt(id, String(year)),
      },
    ]),
  );
}
