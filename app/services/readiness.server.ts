import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { actual, findingRow, improvementRow, measure } from "#db/schema";
import type { PlanWork } from "~/domain/meeting/plan-review";
import { readinessOf, type MeasureWork, type Readiness } from "~/domain/meeting/readiness";
import { waitsFor, type Question } from "~/domain/question/question";
import type { Light } from "~/domain/scorecard/light";
import { parsePageKey } from "~/sheet/page-key";
import { EMPTY_REVIEW } from "~/sheet/plan-review";
import { askedQuestions } from "./asked-questions.server";
import { groupBy } from "./group-by";
import { bareLightsOf } from "./lights.server";
import type { Meeting } from "./meetings.server";
import { planReviewsOf } from "./plan-reviews.server";
import { outlineAt, type Outline } from "./scorecard.server";

/** The readiness of one department. */
export type ReadinessOfDepartment = Readiness & { departmentId: string };

/**
 * The readiness of every department of a meeting's month, in the scorecard's order.
 *
 * @param questions those asked in the meeting, where they have been read already.
 */
export function departmentReadiness(
  db: Db,
  row: Meeting,
  questions: readonly Question[] = askedQuestions(db, row.id),
): ReadinessOfDepartment[] {
  const { departments, measures, plans } = outlineAt(db, row.companyId, row.month);
  const lights = bareLightsOf(db, row.companyId, row.month);
  const work = workOf(db, row, measures, lights);
  const planned = planWorkOf(db, row, plans, lights);
  const waiting = questions.map((each) => ({ id: each.id, ...waitsFor(each) }));
  return departments.map(({ id }) => ({
    departmentId: id,
    ...readinessOf(
      work.filter(({ departmentId }) => departmentId === id),
      row.month,
      waiting
        .filter(({ departmentIds }) => departmentIds.includes(id))
        .map((question) => question.id),
      planned.filter(({ departmentId }) => departmentId === id),
    ),
  }));
}

type OfDepartment = { readonly departmentId: string };
type Lights = ReadonlyMap<string, Light>;

/** What the pages of action plans answer so far. */
function planWorkOf(
  db: Db,
  row: Meeting,
  plans: Outline["plans"],
  lights: Lights,
): (PlanWork & OfDepartment)[] {
  const reviews = planReviewsOf(db, row.id);
  return plans.map(({ id, departmentId, endsOn }) => {
    const { answers, texts } = reviews.get(id) ?? EMPTY_REVIEW;
    return {
      planId: id,
      departmentId,
      endsOn,
      light: lights.get(`plan/${id}`) ?? "grey",
      answers: {
        onTrack: { answer: answers.onTrack, why: texts.onTrack },
        targets: { answer: answers.targets, why: texts.targets },
      },
    };
  });
}

const problemsIn = prepared((db) =>
  db
    .select({ page: findingRow.page, text: findingRow.text, causes: findingRow.causes })
    .from(findingRow)
    .where(
      and(eq(findingRow.meetingId, sql.placeholder("meetingId")), eq(findingRow.kind, "problem")),
    )
    .prepare(),
);

const improvementsIn = prepared((db) =>
  db
    .select({
      page: improvementRow.page,
      action: improvementRow.action,
      owners: improvementRow.owners,
      due: improvementRow.dueTyped,
    })
    .from(improvementRow)
    .where(eq(improvementRow.meetingId, sql.placeholder("meetingId")))
    .prepare(),
);

const actualsIn = prepared((db) =>
  db
    .select({ measureId: actual.measureId, value: actual.value })
    .from(measure)
    .innerJoin(actual, eq(actual.measureId, measure.id))
    .where(
      and(
        eq(measure.companyId, sql.placeholder("companyId")),
        eq(actual.month, sql.placeholder("month")),
      ),
    )
    .prepare(),
);

/** What measures have so far: figures, lights, and what their pages say. */
function workOf(
  db: Db,
  { id: meetingId, companyId, month }: Meeting,
  measures: Outline["measures"],
  lights: Lights,
): (MeasureWork & OfDepartment)[] {
  const problems = groupBy(problemsIn(db).all({ meetingId }), measureOf);
  const improvements = groupBy(improvementsIn(db).all({ meetingId }), measureOf);
  const actuals = new Map(
    actualsIn(db)
      .all({ companyId, month })
      .map(({ measureId, value }) => [measureId, value]),
  );
  return measures.map(({ id, departmentId, frequency }) => ({
    measureId: id,
    departmentId,
    frequency,
    actual: actuals.get(id) ?? null,
    light: lights.get(`measure/${id}`) ?? "grey",
    problems: problems.get(id) ?? [],
    improvements: improvements.get(id) ?? [],
  }));
}

/** The measure that a row's page is about; null for an action plan's. */
function measureOf({ page }: { readonly page: string }): string | null {
  const subject = parsePageKey(page)?.subject;
  return subject?.kind === "measure" ? subject.measureId : null;
}
