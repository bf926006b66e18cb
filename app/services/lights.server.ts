import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client";
import { lightRow } from "#db/schema";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { dayInZone, validIn, yearOf, type Day, type Month } from "~/domain/scorecard/month";
import { rollUpObjective } from "~/domain/scorecard/objective-light";
import { judgePlan } from "~/domain/scorecard/plan-light";
import { yearToDate, type MonthFigures } from "~/domain/scorecard/year-to-date";
import { lightKey, type LightKind, type LiveLight } from "~/protocol/live-keys";
import { figuresOf } from "./figures.server";
import { timeZoneOf } from "./meetings.server";
import type { LiveEntry } from "./ports";
import {
  milestonesOf,
  scorecardAt,
  versionsOf,
  type Measure,
  type Scorecard,
} from "./scorecard.server";

/** Which subjects to judge anew. Absent: all of the month, and what is no longer valid is removed. */
export interface Touched {
  measureIds?: readonly string[];
  planIds?: readonly string[];
}

type Judged = LiveLight & { kind: LightKind; subjectId: string };

/**
 * Judges the lights of one month anew and writes those that changed; objectives follow from their
 * measures and plans. The only place that fills the `light` table, so that it can be emptied and
 * rebuilt at any time.
 *
 * @param now product clock, ms: in a month that is still running, what is due later is not overdue.
 * @returns what changed, as values to push.
 */
export function relight(
  db: Db,
  companyId: string,
  month: Month,
  now: number,
  touched?: Touched,
): LiveEntry[] {
  const scorecard = scorecardAt(db, companyId, month);
  const judged = [
    ...judgeMeasures(db, scorecard, touched?.measureIds ?? (touched ? [] : undefined)),
    ...judgePlans(
      db,
      scorecard,
      dayInZone(now, timeZoneOf(db, companyId)),
      touched?.planIds ?? (touched ? [] : undefined),
    ),
  ];
  if (!touched) forgetOthers(db, companyId, scorecard);
  const changed = judged.filter((light) => store(db, companyId, month, light));
  const objectives = judgeObjectives(db, companyId, scorecard, touched ? idsOf(judged) : undefined);
  changed.push(...objectives.filter((light) => store(db, companyId, month, light)));
  return changed.map((light) => entryOf(month, light));
}

function idsOf(judged: readonly Judged[]): Set<string> {
  return new Set(judged.map((light) => light.subjectId));
}

function judgeMeasures(db: Db, { measures, month }: Scorecard, only?: readonly string[]): Judged[] {
  const wanted = only ? measures.filter((measure) => only.includes(measure.id)) : measures;
  const figures = figuresOf(
    db,
    wanted.map((measure) => measure.id),
    yearOf(month),
  );
  return wanted.flatMap((measure): Judged[] => {
    const months = figures.get(measure.id)?.months ?? [];
    const now = months.find((entry) => entry.month === month);
    if (!now) return [];
    const { direction, decimals } = measure;
    return [
      { kind: "measure", subjectId: measure.id, ...judgeMeasure({ ...now, direction, decimals }) },
      judgeYear(measure.id, measure, months, month),
    ];
  });
}

type YearScale = Pick<Measure, "direction" | "decimals" | "yearToDate">;

function judgeYear(
  subjectId: string,
  { direction, decimals, yearToDate: rule }: YearScale,
  months: readonly MonthFigures[],
  month: Month,
): Judged {
  const { light, ...rest } = yearToDate({ month, rule, direction, decimals, months });
  return { kind: "year-to-date", subjectId, light, explanation: rest };
}

/**
 * Judges a measure's year to date anew in the months after `month`: all that an actual changes in
 * them. Of its own, because it is the path of every number typed in a meeting.
 *
 * @returns what changed, as values to push.
 */
export function relightLaterYear(
  db: Db,
  companyId: string,
  measureId: string,
  month: Month,
): LiveEntry[] {
  const months = figuresOf(db, [measureId], yearOf(month)).get(measureId)?.months ?? [];
  const versions = versionsOf(db, measureId);
  return months.flatMap(({ month: later }): LiveEntry[] => {
    const version = versions.find(({ validFrom, validTo }) =>
      validIn({ from: validFrom, to: validTo }, later),
    );
    if (later <= month || !version) return [];
    const judged = judgeYear(measureId, version, months, later);
    return store(db, companyId, later, judged) ? [entryOf(later, judged)] : [];
  });
}

function entryOf(month: Month, { kind, subjectId, light, explanation }: Judged): LiveEntry {
  const value: LiveLight = { light, explanation };
  return [lightKey(kind, subjectId, month), value];
}

function judgePlans(
  db: Db,
  { plans, month }: Scorecard,
  today: Day,
  only?: readonly string[],
): Judged[] {
  const wanted = only ? plans.filter((plan) => only.includes(plan.id)) : plans;
  const milestones = milestonesOf(
    db,
    wanted.map((plan) => plan.id),
  );
  return wanted.map((plan) => {
    const own = milestones
      .filter((milestone) => milestone.planId === plan.id)
      .map(({ id, expectedOn, doneOn }) => ({ id, expected: expectedOn, done: doneOn }));
    const judgement = judgePlan({ start: plan.startsOn, end: plan.endsOn }, own, month, today);
    const { light, explanation, milestones: each } = judgement;
    return { kind: "plan", subjectId: plan.id, light, explanation: { ...explanation, each } };
  });
}

function judgeObjectives(
  db: Db,
  companyId: string,
  { objectives, measures, plans, month, greyCountsAsWorst }: Scorecard,
  touched?: ReadonlySet<string>,
): Judged[] {
  const lights = lightsOf(db, companyId, month);
  const lit = (kind: LightKind, items: readonly { id: string }[]) =>
    items.map(({ id }) => ({ id, light: lights.get(`${kind}/${id}`)?.light ?? ("grey" as const) }));
  return objectives.flatMap((objective): Judged[] => {
    const ownMeasures = measures.filter((measure) => measure.objectiveId === objective.id);
    const ownPlans = plans.filter((plan) => plan.objectiveId === objective.id);
    if (touched && ![...ownMeasures, ...ownPlans].some((item) => touched.has(item.id))) return [];
    const { light, ...rest } = rollUpObjective({
      measures: lit("measure", ownMeasures),
      plans: lit("plan", ownPlans),
      greyCountsAsWorst,
    });
    return [{ kind: "objective", subjectId: objective.id, light, explanation: rest }];
  });
}

/** Writes a light where it differs from what is stored. @returns whether it did. */
function store(db: Db, companyId: string, month: Month, judged: Judged): boolean {
  const { kind, subjectId, light, explanation } = judged;
  const key = and(
    eq(lightRow.companyId, companyId),
    eq(lightRow.month, month),
    eq(lightRow.kind, kind),
    eq(lightRow.subjectId, subjectId),
  );
  const before = db.select().from(lightRow).where(key).get();
  if (
    before?.light === light &&
    JSON.stringify(before.explanation) === JSON.stringify(explanation)
  ) {
    return false;
  }
  db.insert(lightRow)
    .values({ companyId, month, ...judged })
    .onConflictDoUpdate({
      target: [lightRow.companyId, lightRow.month, lightRow.kind, lightRow.subjectId],
      set: { light, explanation },
    })
    .run();
  return true;
}

/** Removes the month's lights of what is not on its scorecard any more. */
function forgetOthers(
  db: Db,
  companyId: string,
  { month, measures, plans, objectives }: Scorecard,
) {
  const valid = new Set([...measures, ...plans, ...objectives].map((item) => item.id));
  const gone = [...lightsOf(db, companyId, month).values()]
    .map((row) => row.subjectId)
    .filter((id) => !valid.has(id));
  if (gone.length === 0) return;
  db.delete(lightRow)
    .where(
      and(
        eq(lightRow.companyId, companyId),
        eq(lightRow.month, month),
        inArray(lightRow.subjectId, gone),
      ),
    )
    .run();
}

/** All lights of a company and month, by "kind/subjectId". */
export function lightsOf(
  db: Db,
  companyId: string,
  month: Month,
): Map<string, typeof lightRow.$inferSelect> {
  const rows = db
    .select()
    .from(lightRow)
    .where(and(eq(lightRow.companyId, companyId), eq(lightRow.month, month)))
    .all();
  return new Map(rows.map((row) => [`${row.kind}/${row.subjectId}`, row]));
}
