import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { lightRow } from "#db/schema";
import type { Light } from "~/domain/scorecard/light";
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
  outlineAt,
  scorecardAt,
  versionsOf,
  type Measure,
  type Outline,
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
  const changed = keep(db, companyId, month, judged);
  const objectives = judgeObjectives(db, companyId, scorecard, touched ? idsOf(judged) : undefined);
  return [...changed, ...keep(db, companyId, month, objectives)];
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
    return [
      ...judgeMonth(measure.id, measure, months, month),
      judgeYear(measure.id, measure, months, month),
    ];
  });
}

type Scale = Pick<Measure, "direction" | "decimals" | "yearToDate">;

function judgeMonth(
  subjectId: string,
  { direction, decimals }: Scale,
  months: readonly MonthFigures[],
  month: Month,
): Judged[] {
  return months
    .filter((entry) => entry.month === month)
    .map((entry) => ({
      kind: "measure",
      subjectId,
      ...judgeMeasure({ ...entry, direction, decimals }),
    }));
}

function judgeYear(
  subjectId: string,
  { direction, decimals, yearToDate: rule }: Scale,
  months: readonly MonthFigures[],
  month: Month,
): Judged {
  const { light, ...rest } = yearToDate({ month, rule, direction, decimals, months });
  return { kind: "year-to-date", subjectId, light, explanation: rest };
}

/**
 * Judges anew all that one actual changes: its month's light, the objective there, and the year to
 * date from that month on. Of its own, because it is the path of every number typed in a meeting: it
 * reads this measure's rows and an outline of the scorecard, not the whole.
 *
 * @returns what changed, as values to push.
 */
export function relightMeasure(
  db: Db,
  companyId: string,
  measureId: string,
  month: Month,
): LiveEntry[] {
  const months = figuresOf(db, [measureId], yearOf(month)).get(measureId)?.months ?? [];
  const versions = versionsOf(db, measureId);
  const entries: LiveEntry[] = [];
  let before: { version: Scale; year: Judged } | undefined;
  for (const { month: each, actual } of months) {
    const version = versions.find(({ validFrom, validTo }) =>
      validIn({ from: validFrom, to: validTo }, each),
    );
    if (each < month || !version) continue;
    // A month without an actual adds nothing [YT2]: its year to date is that of the month before.
    const year: Judged =
      actual === null && before?.version === version
        ? before.year
        : judgeYear(measureId, version, months, each);
    before = { version, year };
    const judged = each > month ? [year] : [...judgeMonth(measureId, version, months, each), year];
    entries.push(...keep(db, companyId, each, judged));
    if (each > month) continue;
    const outline = outlineAt(db, companyId, month);
    const objectives = judgeObjectives(db, companyId, outline, new Set([measureId]));
    entries.push(...keep(db, companyId, month, objectives));
  }
  return entries;
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
    const { light, ...rest } = rollUpObjective({
      measures: lit("measure", ownMeasures),
      plans: lit("plan", ownPlans),
      greyCountsAsWorst,
    });
    return [{ kind: "objective", subjectId: objective.id, light, explanation: rest }];
  });
}

/** A light's key in its table; given when the query is run. */
const KEY = {
  companyId: sql.placeholder("companyId"),
  month: sql.placeholder("month"),
  kind: sql.placeholder("kind"),
  subjectId: sql.placeholder("subjectId"),
};

const keepLight = prepared((db) =>
  db
    .insert(lightRow)
    .values({
      ...KEY,
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

/** Writes lights where they differ from what is stored. @returns those, as values to push */
function keep(db: Db, companyId: string, month: Month, judged: readonly Judged[]): LiveEntry[] {
  return judged
    .filter((light) => keepLight(db).run({ companyId, month, ...light }).changes > 0)
    .map((light) => entryOf(month, light));
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

const lightsOfMonth = prepared((db) =>
  db
    .select()
    .from(lightRow)
    .where(and(eq(lightRow.companyId, KEY.companyId), eq(lightRow.month, KEY.month)))
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
    .where(
      and(
        eq(lightRow.companyId, KEY.companyId),
        eq(lightRow.month, KEY.month),
        inArray(lightRow.kind, ["measure", "plan"]),
      ),
    )
    .prepare(),
);

/** The lights of a month's measures and plans without their explanations, by "kind/subjectId". */
export function bareLightsOf(db: Db, companyId: string, month: Month): Map<string, Light> {
  const rows = bareLightsOfMonth(db).all({ companyId, month });
  return new Map(rows.map(({ kind, subjectId, light }) => [`${kind}/${subjectId}`, light]));
}
