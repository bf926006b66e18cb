import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { findingRow, improvementRow } from "#db/schema";
import type { PlanWork } from "~/domain/meeting/plan-review";
import { readinessOf, type MeasureWork, type Readiness } from "~/domain/meeting/readiness";
import { waitsFor } from "~/domain/question/question";
import { yearOf } from "~/domain/scorecard/month";
import { parsePageKey } from "~/sheet/page-key";
import { EMPTY_REVIEW } from "~/sheet/plan-review";
import { askedQuestions } from "./asked-questions.server";
import { figuresOf } from "./figures.server";
import { lightsOf } from "./lights.server";
import type { Meeting } from "./meetings.server";
import { planReviewsOf } from "./plan-reviews.server";
import { scorecardAt, type Plan } from "./scorecard.server";

/** The readiness of one department. */
export type ReadinessOfDepartment = Readiness & { departmentId: string };

/** The readiness of every department of a meeting's month, in the scorecard's order. */
export function departmentReadiness(db: Db, row: Meeting): ReadinessOfDepartment[] {
  const { departments, measures, plans } = scorecardAt(db, row.companyId, row.month);
  const questions = askedQuestions(db, row.id);
  const work = workOf(
    db,
    row,
    measures.map(({ id }) => id),
  );
  const planned = planWorkOf(db, row, plans);
  return departments.map(({ id }) => {
    const own = new Set(
      measures.filter(({ departmentId }) => departmentId === id).map((measure) => measure.id),
    );
    const unanswered = questions
      .filter((question) => waitsFor(question).departmentIds.includes(id))
      .map((question) => question.id);
    return {
      departmentId: id,
      ...readinessOf(
        work.filter(({ measureId }) => own.has(measureId)),
        row.month,
        unanswered,
        planned.filter(({ departmentId }) => departmentId === id),
      ),
    };
  });
}

/** What the pages of action plans answer so far. */
function planWorkOf(
  db: Db,
  row: Meeting,
  plans: readonly Plan[],
): (PlanWork & { departmentId: string })[] {
  const reviews = planReviewsOf(db, row.id);
  const lights = lightsOf(db, row.companyId, row.month);
  return plans.map(({ id, departmentId, endsOn }) => {
    const { answers, texts } = reviews.get(id) ?? EMPTY_REVIEW;
    return {
      planId: id,
      departmentId,
      endsOn,
      light: lights.get(`plan/${id}`)?.light ?? "grey",
      answers: {
        onTrack: { answer: answers.onTrack, why: texts.onTrack },
        targets: { answer: answers.targets, why: texts.targets },
      },
    };
  });
}

/** What measures have so far: figures, lights, and what their pages say. */
function workOf(db: Db, row: Meeting, measureIds: readonly string[]): MeasureWork[] {
  const here = (table: typeof findingRow | typeof improvementRow) => eq(table.meetingId, row.id);
  const findings = db.select().from(findingRow).where(here(findingRow)).all();
  const improvements = db.select().from(improvementRow).where(here(improvementRow)).all();
  const lights = lightsOf(db, row.companyId, row.month);
  const figures = figuresOf(db, measureIds, yearOf(row.month));
  const isOf = (measureId: string) => (entry: { page: string }) => {
    const subject = parsePageKey(entry.page)?.subject;
    return subject?.kind === "measure" && subject.measureId === measureId;
  };
  return measureIds.map((measureId) => ({
    measureId,
    actual: figures.get(measureId)?.months.find(({ month }) => month === row.month)?.actual ?? null,
    light: lights.get(`measure/${measureId}`)?.light ?? "grey",
    problems: findings.filter(isOf(measureId)).filter(({ kind }) => kind === "problem"),
    improvements: improvements
      .filter(isOf(measureId))
      .map(({ action, owners, dueTyped }) => ({ action, owners, due: dueTyped })),
  }));
}
