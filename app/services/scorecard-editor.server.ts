import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client";
import {
  actionPlan,
  department,
  measure,
  measureVersion,
  objective,
  person,
  theme,
} from "#db/schema";
import {
  addMonths,
  dayInZone,
  monthFrom,
  monthOf,
  validIn,
  yearOf,
  type Month,
} from "~/domain/scorecard/month";
import { slipsOfYear, type YearSlip } from "~/domain/scorecard/year-slips";
import type {
  EditableMeasure,
  EditablePlan,
  LevelRow,
  PersonChoice,
  ScorecardEditorView,
  WholeScorecard,
} from "~/views/scorecard-editor";
import type { Ask } from "./context.server";
import { figuresOf } from "./figures.server";
import { timeZoneOf } from "./meetings.server";
import { milestonesOf, ownersOf } from "./scorecard.server";

/** Reads the scorecard as an administrator edits it. */
export function wholeScorecard(db: Db, companyId: string): WholeScorecard {
  return {
    departments: db
      .select()
      .from(department)
      .where(eq(department.companyId, companyId))
      .orderBy(asc(department.position))
      .all(),
    themes: db
      .select()
      .from(theme)
      .where(eq(theme.companyId, companyId))
      .orderBy(asc(theme.position))
      .all(),
    objectives: db
      .select()
      .from(objective)
      .where(eq(objective.companyId, companyId))
      .orderBy(asc(objective.position))
      .all(),
    measures: editableMeasures(db, companyId),
    plans: editablePlans(db, companyId),
  };
}

/** The whole scorecard with what its forms need besides. */
export function scorecardEditorView({ db, clock, who }: Ask): ScorecardEditorView {
  const { companyId } = who.actor;
  const month = monthOf(dayInZone(clock.now(), timeZoneOf(db, companyId)));
  return {
    ...wholeScorecard(db, companyId),
    people: peopleToChoose(db, companyId),
    month,
    // The next meeting reviews the month that has just ended, with its whole year in the charts.
    newFrom: monthFrom(yearOf(addMonths(month, -1)), 1),
  };
}

/**
 * A measure of the asker's company by its code, with the version to edit: the one valid in the month
 * given, else the last. Null when there is none.
 */
export function editableMeasure({ db, who }: Ask, code: string, month: Month | null) {
  const found = editableMeasures(db, who.actor.companyId).find((each) => each.code === code);
  const version =
    found?.versions.find(
      ({ validFrom, validTo }) =>
        month !== null && validIn({ from: validFrom, to: validTo }, month),
    ) ?? found?.versions.at(-1);
  return found && version ? { measure: found, version } : null;
}

/** An action plan of the asker's company by its code; null when there is none. */
export function editablePlan({ db, who }: Ask, code: string): EditablePlan | null {
  return editablePlans(db, who.actor.companyId).find((each) => each.code === code) ?? null;
}

function editableMeasures(db: Db, companyId: string): EditableMeasure[] {
  const identities = db
    .select()
    .from(measure)
    .where(eq(measure.companyId, companyId))
    .orderBy(asc(measure.position))
    .all();
  const versions = versionsOf(
    db,
    identities.map((each) => each.id),
  );
  const owners = ownersOf(
    db,
    versions.map((each) => each.id),
  );
  return identities.map(({ id, code }) => ({
    id,
    code,
    versions: versions
      .filter((version) => version.measureId === id)
      .map((version) => ({
        ...version,
        owners: owners.filter((owner) => owner.versionId === version.id),
      })),
  }));
}

function versionsOf(db: Db, measureIds: readonly string[]) {
  return db
    .select()
    .from(measureVersion)
    .where(inArray(measureVersion.measureId, [...measureIds]))
    .orderBy(asc(measureVersion.validFrom))
    .all();
}

function editablePlans(db: Db, companyId: string): EditablePlan[] {
  const plans = db
    .select()
    .from(actionPlan)
    .where(eq(actionPlan.companyId, companyId))
    .orderBy(asc(actionPlan.position))
    .all();
  const milestones = milestonesOf(
    db,
    plans.map((plan) => plan.id),
  );
  return plans.map((plan) => ({
    ...plan,
    milestones: milestones.filter((each) => each.planId === plan.id),
  }));
}

/** Everybody of a company, for choosing owners; in the order in which they came. */
function peopleToChoose(db: Db, companyId: string): PersonChoice[] {
  return db
    .select({
      id: person.id,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
      active: person.active,
    })
    .from(person)
    .where(eq(person.companyId, companyId))
    .orderBy(asc(person.createdAt), asc(person.id))
    .all();
}

/** The asker's grid of levels of the year in the address; of this year when it names none. */
export function levelGridAt(
  { db, clock, who }: Ask,
  typed: string | null,
): { year: number; rows: LevelRow[] } {
  const { companyId } = who.actor;
  const thisYear = yearOf(dayInZone(clock.now(), timeZoneOf(db, companyId)));
  const year = typed !== null && /^[12]\d{3}$/.test(typed) ? Number(typed) : thisYear;
  return { year, rows: levelGrid(db, companyId, year) };
}

/** The grid of levels of one year: every measure that is valid in some month of it, in order. */
export function levelGrid(db: Db, companyId: string, year: number): LevelRow[] {
  const measures = editableMeasures(db, companyId).flatMap(({ versions, ...identity }) => {
    const inYear = versions.filter(
      ({ validFrom, validTo }) =>
        validFrom <= `${year}-12` && (validTo === null || validTo >= `${year}-01`),
    );
    return inYear.length === 0 ? [] : [{ ...identity, versions: inYear }];
  });
  const figures = figuresOf(
    db,
    measures.map((each) => each.id),
    year,
  );
  return measures.flatMap(({ id, code, versions }) => {
    const last = versions.at(-1);
    const own = figures.get(id);
    if (!last || !own) return [];
    const { nameZh, nameEn, unitZh, unitEn } = last;
    const rules = versions.map(({ validFrom, validTo, direction, yearToDate, decimals }) => ({
      validFrom,
      validTo,
      direction,
      yearToDate,
      decimals,
    }));
    return [{ measureId: id, code, nameZh, nameEn, unitZh, unitEn, rules, ...own }];
  });
}

/** A slip, and the measure in whose levels it is. */
export type LevelSlip = YearSlip & { measureId: string };

/** The slips in the levels of some measures in one year. */
export function levelSlipsOf(db: Db, measureIds: readonly string[], year: number): LevelSlip[] {
  const versions = versionsOf(db, measureIds);
  const figures = figuresOf(db, measureIds, year);
  return measureIds.flatMap((measureId) => {
    const own = figures.get(measureId);
    const rules = versions.filter((version) => version.measureId === measureId);
    return own ? slipsOfYear(rules, { year, ...own }).map((slip) => ({ ...slip, measureId })) : [];
  });
}
