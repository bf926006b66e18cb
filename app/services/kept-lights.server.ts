import { and, eq, notInArray } from "drizzle-orm";
import type { Db } from "#db/client";
import { actionPlan, actual, level, lightRow, measure, meeting } from "#db/schema";
import { monthsOfYear, validIn, yearOf, type Month, type Validity } from "~/domain/scorecard/month";
import { relight, type Touched } from "./lights.server";
import type { LiveEntry } from "./ports";

/**
 * Judges anew what changed in a span of months, as far as lights are kept: in every month of each
 * year in which the company has levels, actuals or a meeting. A month of these that has no lights
 * yet gets all of them.
 *
 * @param span an open end reaches as far as lights are kept.
 * @param now product clock, ms.
 * @param touched which measures or plans; absent when the scorecard itself changed.
 * @returns what changed, as values to push.
 */
export function relightSpan(
  db: Db,
  companyId: string,
  span: Validity,
  now: number,
  touched?: Touched,
): LiveEntry[] {
  const lit = litMonths(db, companyId);
  return keptMonths(db, companyId).flatMap((month) => {
    if (!lit.has(month)) return relight(db, companyId, month, now);
    return validIn(span, month) ? relight(db, companyId, month, now, touched) : [];
  });
}

/** The months in which a company's lights are kept, earliest first. */
export function keptMonths(db: Db, companyId: string): Month[] {
  const periods = [
    ...db
      .selectDistinct({ period: level.period })
      .from(level)
      .innerJoin(measure, eq(measure.id, level.measureId))
      .where(eq(measure.companyId, companyId))
      .all(),
    ...db
      .selectDistinct({ period: actual.month })
      .from(actual)
      .innerJoin(measure, eq(measure.id, actual.measureId))
      .where(eq(measure.companyId, companyId))
      .all(),
    ...db
      .select({ period: meeting.month })
      .from(meeting)
      .where(eq(meeting.companyId, companyId))
      .all(),
  ];
  const years = new Set(periods.map(({ period }) => yearOf(period)));
  return [...years].toSorted((left, right) => left - right).flatMap(monthsOfYear);
}

/** Drops the lights of months that are kept no more; a month that comes back gets them anew. */
export function forgetUnkeptLights(db: Db, companyId: string): void {
  const isUnkept = notInArray(lightRow.month, keptMonths(db, companyId));
  db.delete(lightRow)
    .where(and(eq(lightRow.companyId, companyId), isUnkept))
    .run();
}

function litMonths(db: Db, companyId: string): Set<Month> {
  const rows = db
    .selectDistinct({ month: lightRow.month })
    .from(lightRow)
    .where(eq(lightRow.companyId, companyId))
    .all();
  return new Set(rows.map((row) => row.month));
}

/**
 * Judges every plan anew, as of `now`: a milestone becomes overdue by a day passing, without anybody
 * doing anything.
 *
 * @returns what changed, as values to push.
 */
export function relightPlans(db: Db, companyId: string, now: number): LiveEntry[] {
  const planIds = db
    .select({ id: actionPlan.id })
    .from(actionPlan)
    .where(eq(actionPlan.companyId, companyId))
    .all()
    .map(({ id }) => id);
  return planIds.length === 0
    ? []
    : relightSpan(db, companyId, { from: null, to: null }, now, { planIds });
}
