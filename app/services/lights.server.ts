import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { lightRow } from "#db/schema";
import type { Light } from "~/domain/scorecard/light";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { dayInZone, yearOf, type Day, type Month } from "~/domain/scorecard/month";
import { rollUpObjective, type ObjectiveFacts } from "~/domain/scorecard/objective-light";
import { judgePlan } from "~/domain/scorecard/plan-light";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { lightKey, type LightKind, type LiveLight } from "~/protocol/live-keys";
import { figuresOf } from "./figures.server";
import { timeZoneOf } from "./meetings.server";
import { plansOfMonth } from "./plans-of-month.server";
import type { LiveEntry } from "./ports";
import { scorecardAt, type Measure, type Outline, type Scorecard } from "./scorecard.server";

/** Which subjects to judge anew. Absent: all of the month, and what is no longer valid is removed. */
export interface Touched {
  measureIds?: readonly string[];
  planIds?: readonly string[];
}

/** A light as it was judged: what it belongs to, and when. */
export type Judged = LiveLight & { month: Month; kind: LightKind; subjectId: string };

/**
 * Judges the lights of one month anew and writes those that changed; objectives follow from their
 * measures and plans. From this alone the `light` table can be rebuilt, whatever was in it.
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
      companyId,
      scorecard,
      dayInZone(now, timeZoneOf(db, companyId)),
      touched?.planIds ?? (touched ? [] : undefined),
    ),
  ];
  if (!touched) forgetOthers(db, companyId, scorecard);
  const changed = keepLights(db, companyId, judged);
  const objectives = judgeObjectives(db, companyId, scorecard, touched ? idsOf(judged) : undefined);
  return [...changed, ...keepLights(db, companyId, objectives)];
}

function idsOf(judged: readonly Judged[]): Set<string> {
  return new Set(judged.map((light) => light.subjectId));
}

function judgeMeasures(db: Db, { measures, month }: Scorecard, only?: readonly string[]): Judged[] {
  const wanted = only ? measures.filter((measure) => only.includes(measure.id)) : measures;
  const ids = wanted.map((measure) => measure.id);
  const figures = figuresOf(db, ids, yearOf(month));
  return wanted.flatMap((measure): Judged[] => {
    const own = figures.get(measure.id)?.months.find((each) => each.month === month);
    return own ? [judgeMonth(measure, own)] : [];
  });
}

/** A measure's light of one month. @param measure as it is in that month */
export function judgeMonth(
  {
    id,
    direction,
    decimals,
    frequency,
  }: Pick<Measure, "id" | "direction" | "decimals" | "frequency">,
  { month, actual, levels }: MonthFigures,
): Judged {
  const judged = judgeMeasure({ actual, levels, direction, decimals, frequency, month });
  return { month, kind: "measure", subjectId: id, ...judged };
}

function judgePlans(
  db: Db,
  companyId: string,
  { plans, month }: Scorecard,
  today: Day,
  only?: readonly string[],
): Judged[] {
  const wanted = only ? plans.filter((plan) => only.includes(plan.id)) : plans;
  return [...plansOfMonth(db, companyId, month, wanted)].map(([subjectId, plan]) => {
    const period = { start: plan.startsOn, end: plan.endsOn };
    const own = plan.milestones.map(({ id, expectedOn, doneOn }) => ({
      id,
      expected: expectedOn,
      done: doneOn,
    }));
    const { light, explanation, milestones: each } = judgePlan(period, own, month, today);
    return {
      month,
      kind: "plan",
      subjectId,
      light,
      explanation: { ...explanation, each },
    };
  });
}

function judgeObjectives(
  db: Db,
  companyId: string,
  { objectives, measures, plans, month, greyCountsAsWorst }: Outline,
  touched?: ReadonlySet<string>,
): Judged[] {
  const lights = bareLightsOf(db, companyId, month);
  const lit = (kind: LightKind, items: readonly { id: string }[]) =>
    items.map(({ id }) => ({ id, light: lights.get(`${kind}/${id}`) ?? ("grey" as const) }));
  return objectives.flatMap((objective): Judged[] => {
    const ownMeasures = measures.filter((measure) => measure.objectiveId === objective.id);
    const ownPlans = plans.filter((plan) => plan.objectiveId === objective.id);
    if (touched && ![...ownMeasures, ...ownPlans].some((item) => touched.has(item.id))) return [];
    const facts = { measures: lit("measure", ownMeasures), plans: lit("plan", ownPlans) };
    return [judgeObjective(objective.id, month, { ...facts, greyCountsAsWorst })];
  });
}

/** An objective's light of one month. */
export function judgeObjective(subjectId: string, month: Month, facts: ObjectiveFacts): Judged {
  const { light, ...rest } = rollUpObjective(facts);
  return { month, kind: "objective", subjectId, light, explanation: rest };
}

/** Of a company and a month, which are given when a query is run. */
const COMPANY = sql.placeholder("companyId");
const MONTH = sql.placeholder("month");

const keepLight = prepared((db) =>
  db
    .insert(lightRow)
    .values({
      companyId: COMPANY,
      month: MONTH,
      kind: sql.placeholder("kind"),
      subjectId: sql.placeholder("subjectId"),
      light: sql.placeholder("light"),
      explanation: sql.placeholder("explanation"),
    })
    .onConflictDoUpdate({
      target: [lightRow.companyId, lightRow.month, lightRow.kind, lightRow.subjectId],
      set: { light: sql`excluded.light`, explanation: sql`excluded.explanation` },
      setWhere: sql`(${lightRow.light}, ${lightRow.explanation}) <> (excluded.light, excluded.explanation)`,
    })
    .prepare(),
);

/**
 * Writes lights where they differ from what is stored: the only way into the `light` table.
 *
 * @returns those that differed, as values to push, in the given order.
 */
export function keepLights(db: Db, companyId: string, judged: readonly Judged[]): LiveEntry[] {
  const changed = judged.filter((light) => keepLight(db).run({ companyId, ...light }).changes > 0);
  return liveEntries(changed);
}

/** Lights as values to push. */
export function liveEntries(lights: Iterable<Judged>): LiveEntry[] {
  return [...lights].map(({ month, kind, subjectId, light, explanation }): LiveEntry => {
    const value: LiveLight = { light, explanation };
    return [lightKey(kind, subjectId, month), value];
  });
}

/** Removes the month's lights of what is not on its scorecard any more. */
function forgetOthers(
  db: Db,
  companyId: string,
  { month, measures, plans, objectives }: Scorecard,
) {
  const under = (kind: LightKind, items: readonly { id: string }[]) =>
    items.map(({ id }) => `${kind}/${id}`);
  const valid = [
    ...under("measure", measures),
    ...under("plan", plans),
    ...under("objective", objectives),
  ];
  const subject = sql`${lightRow.kind} || '/' || ${lightRow.subjectId}`;
  db.delete(lightRow)
    .where(
      and(eq(lightRow.companyId, companyId), eq(lightRow.month, month), notInArray(subject, valid)),
    )
    .run();
}

const ofMonth = and(eq(lightRow.companyId, COMPANY), eq(lightRow.month, MONTH));

/** Other kinds are an earlier release's, and go when the month is judged anew. */
const KINDS: LightKind[] = ["measure", "plan", "objective"];

const lightsOfMonth = prepared((db) =>
  db
    .select()
    .from(lightRow)
    .where(and(ofMonth, inArray(lightRow.kind, KINDS)))
    .prepare(),
);

/** All lights of a company and month, by "kind/subjectId". */
export function lightsOf(
  db: Db,
  companyId: string,
  month: Month,
): Map<string, typeof lightRow.$inferSelect> {
  const rows = lightsOfMonth(db).all({ companyId, month });
  return new Map(rows.map((row) => [`${row.kind}/${row.subjectId}`, row]));
}

const bareLightsOfMonth = prepared((db) =>
  db
    .select({ kind: lightRow.kind, subjectId: lightRow.subjectId, light: lightRow.light })
    .from(lightRow)
    .where(and(ofMonth, inArray(lightRow.kind, ["measure", "plan"])))
    .prepare(),
);

/** The lights of a month's measures and plans without their explanations, by "kind/subjectId". */
export function bareLightsOf(db: Db, companyId: string, month: Month): Map<string, Light> {
  const rows = bareLightsOfMonth(db).all({ companyId, month });
  return new Map(rows.map(({ kind, subjectId, light }) => [`${kind}/${subjectId}`, light]));
}
