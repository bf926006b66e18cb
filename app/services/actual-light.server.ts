import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { company, lightRow, measure as measureTable, measureVersion, objective } from "#db/schema";
import type { Light } from "~/domain/scorecard/light";
import { validIn, yearOf, type Month } from "~/domain/scorecard/month";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { figuresOf } from "./figures.server";
import { relightSpan } from "./kept-lights.server";
import { judgeMonth, judgeObjective, judgeYear, keepLights, type Judged } from "./lights.server";
import type { LiveEntry } from "./ports";
import { valid, versionsOf, type Measure } from "./scorecard.server";

/** What came of judging a measure anew. */
export interface Relit {
  /** What changed, as values to push. */
  readonly entries: LiveEntry[];
  /** Whether the month's light of the measure itself may be another one than before. */
  readonly moved: boolean;
}

/** A company and a month, and what of it: given when a query is run. */
const COMPANY = sql.placeholder("companyId");
const MONTH = sql.placeholder("month");

const lightOfMeasure = prepared((db) =>
  db
    .select({ light: lightRow.light })
    .from(lightRow)
    .where(
      and(
        eq(lightRow.companyId, COMPANY),
        eq(lightRow.month, MONTH),
        eq(lightRow.kind, "measure"),
        eq(lightRow.subjectId, sql.placeholder("measureId")),
      ),
    )
    .prepare(),
);

/** The measures of an objective that are valid in a month, with their lights, in scorecard order. */
const measuresUnder = prepared((db) =>
  db
    .select({
      id: measureTable.id,
      light: lightRow.light,
      greyCountsAsWorst: company.greyCountsAsWorst,
    })
    .from(objective)
    .innerJoin(company, eq(company.id, objective.companyId))
    .innerJoin(
      measureVersion,
      and(eq(measureVersion.objectiveId, objective.id), valid(measureVersion)),
    )
    .innerJoin(measureTable, eq(measureTable.id, measureVersion.measureId))
    .leftJoin(
      lightRow,
      and(
        eq(lightRow.companyId, COMPANY),
        eq(lightRow.month, MONTH),
        eq(lightRow.kind, "measure"),
        eq(lightRow.subjectId, measureTable.id),
      ),
    )
    .where(
      and(
        eq(objective.id, sql.placeholder("objectiveId")),
        eq(objective.companyId, COMPANY),
        valid(objective),
      ),
    )
    .orderBy(asc(measureTable.position))
    .prepare(),
);

/**
 * Judges anew all that one actual changes: its month's light, the objective there, and the year to
 * date from that month on. In a month without lights yet, all that is kept.
 *
 * Of its own, because it is the path of every number typed in a meeting: it reads this measure's rows
 * and those beside it under its objective, not the whole scorecard.
 *
 * @param measure as it is in the month.
 * @param now product clock, ms.
 */
export function relightActual(
  db: Db,
  companyId: string,
  measure: Measure,
  month: Month,
  now: number,
): Relit {
  const before = lightOfMeasure(db).get({ companyId, month, measureId: measure.id });
  if (!before) {
    const span = { from: month, to: month };
    return { entries: relightSpan(db, companyId, span, now), moved: true };
  }
  const months = figuresOf(db, [measure.id], yearOf(month)).get(measure.id)?.months ?? [];
  const own = judgeMonth(measure.id, measure, months, month);
  const light = own[0]?.light ?? "grey";
  const judged = [
    ...own,
    ...judgeAbove(db, companyId, measure, month, light),
    ...judgeYears(db, measure.id, months, month),
  ];
  return { entries: keepLights(db, companyId, judged), moved: light !== before.light };
}

/**
 * The objective of a measure whose light has just been judged. Its action plans are not looked at:
 * beside a measure they decide nothing [OB2].
 */
function judgeAbove(
  db: Db,
  companyId: string,
  { id: own, objectiveId }: Measure,
  month: Month,
  light: Light,
): Judged[] {
  const rows = measuresUnder(db).all({ companyId, month, objectiveId });
  const [first] = rows;
  if (!first) return [];
  const measures = rows.map((row) => ({
    id: row.id,
    light: row.id === own ? light : (row.light ?? "grey"),
  }));
  const { greyCountsAsWorst } = first;
  return [judgeObjective(objectiveId, month, { measures, plans: [], greyCountsAsWorst })];
}

/** A measure's year to date at each month of the year from one on. */
function judgeYears(
  db: Db,
  measureId: string,
  months: readonly MonthFigures[],
  from: Month,
): Judged[] {
  const versions = versionsOf(db, measureId);
  const years: Judged[] = [];
  let before: { version: (typeof versions)[number]; year: Judged } | undefined;
  for (const { month, actual } of months) {
    const version = versions.find(({ validFrom, validTo }) =>
      validIn({ from: validFrom, to: validTo }, month),
    );
    if (month < from || !version) continue;
    // A month without an actual adds nothing [YT2]: its year to date is that of the month before.
    const year: Judged =
      actual === null && before?.version === version
        ? { ...before.year, month }
        : judgeYear(measureId, version, months, month);
    before = { version, year };
    years.push(year);
  }
  return years;
}
