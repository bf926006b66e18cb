import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { company, lightRow, measure as measureTable, measureVersion, objective } from "#db/schema";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { levelsIn } from "./figures.server";
import { relightSpan } from "./kept-lights.server";
import { judgeMonth, judgeObjective, keepLights, type Judged } from "./lights.server";
import type { LiveEntry } from "./ports";
import { valid, type Measure } from "./scorecard.server";

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
 * Judges anew all that one actual changes: its month's light and the objective there. In a month
 * without lights yet, all that is kept.
 *
 * Of its own, because it is the path of every number typed in a meeting: it reads this measure's
 * levels and the measures beside it under its objective, not the whole scorecard.
 *
 * @param measure as it is in the month.
 * @param now product clock, ms.
 */
export function relightActual(
  db: Db,
  companyId: string,
  measure: Measure,
  { month, actual }: Pick<MonthFigures, "month" | "actual">,
  now: number,
): Relit {
  const before = lightOfMeasure(db).get({ companyId, month, measureId: measure.id });
  if (!before) {
    const span = { from: month, to: month };
    return { entries: relightSpan(db, companyId, span, now), moved: true };
  }
  const levels = levelsIn(db, measure.id, month);
  const own = judgeMonth(measure, { month, actual, levels });
  const judged = [own, ...judgeAbove(db, companyId, measure, own)];
  return { entries: keepLights(db, companyId, judged), moved: own.light !== before.light };
}

/**
 * The objective of a measure whose light has just been judged. Its action plans are not looked at:
 * beside a measure they decide nothing [OB2].
 */
function judgeAbove(
  db: Db,
  companyId: string,
  { objectiveId }: Measure,
  { month, subjectId, light }: Judged,
): Judged[] {
  const rows = measuresUnder(db).all({ companyId, month, objectiveId });
  const [first] = rows;
  if (!first) return [];
  const measures = rows.map((row) => ({
    id: row.id,
    light: row.id === subjectId ? light : (row.light ?? "grey"),
  }));
  const { greyCountsAsWorst } = first;
  return [judgeObjective(objectiveId, month, { measures, plans: [], greyCountsAsWorst })];
}
