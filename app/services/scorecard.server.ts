import { and, asc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { Db } from "#db/client";
import {
  actionPlan,
  company,
  department,
  measure,
  measureOwner,
  measureVersion,
  milestone,
  objective,
  person,
  theme,
} from "#db/schema";
import type { Month } from "~/domain/scorecard/month";

export type Department = typeof department.$inferSelect;
export type Theme = typeof theme.$inferSelect;
export type Objective = typeof objective.$inferSelect;
export type Plan = typeof actionPlan.$inferSelect;
export type Milestone = typeof milestone.$inferSelect;

/** A measure as it is in one month: its identity joined with the version valid then. */
export interface Measure extends Omit<typeof measureVersion.$inferSelect, "id" | "measureId"> {
  id: string;
  versionId: string;
  code: string;
  position: number;
}

/** A company's scorecard as it is in one month, each list in its order. */
export interface Scorecard {
  month: Month;
  greyCountsAsWorst: boolean;
  departments: Department[];
  themes: Theme[];
  objectives: Objective[];
  measures: Measure[];
  plans: Plan[];
}

/** Rows of a table with validFrom/validTo that are valid in the month. */
function valid(
  table: typeof department | typeof objective | typeof actionPlan | typeof measureVersion,
  month: Month,
) {
  return and(lte(table.validFrom, month), or(isNull(table.validTo), gte(table.validTo, month)));
}

/** Reads the scorecard that is valid in a month. */
export function scorecardAt(db: Db, companyId: string, month: Month): Scorecard {
  const settings = db.select().from(company).where(eq(company.id, companyId)).get();
  return {
    month,
    greyCountsAsWorst: settings?.greyCountsAsWorst ?? false,
    departments: db
      .select()
      .from(department)
      .where(and(eq(department.companyId, companyId), valid(department, month)))
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
      .where(and(eq(objective.companyId, companyId), valid(objective, month)))
      .orderBy(asc(objective.position))
      .all(),
    measures: measuresAt(db, companyId, month),
    plans: db
      .select()
      .from(actionPlan)
      .where(and(eq(actionPlan.companyId, companyId), valid(actionPlan, month)))
      .orderBy(asc(actionPlan.position))
      .all(),
  };
}

/** The company's measures with the version valid in the month, in scorecard order. */
export function measuresAt(db: Db, companyId: string, month: Month): Measure[] {
  return db
    .select({ measure, version: measureVersion })
    .from(measure)
    .innerJoin(measureVersion, eq(measureVersion.measureId, measure.id))
    .where(and(eq(measure.companyId, companyId), valid(measureVersion, month)))
    .orderBy(asc(measure.position))
    .all()
    .map(({ measure: identity, version: { id: versionId, measureId, ...version } }) => ({
      ...version,
      id: measureId,
      versionId,
      code: identity.code,
      position: identity.position,
    }));
}

/** All versions of a measure, the earliest first. */
export function versionsOf(db: Db, measureId: string) {
  return db
    .select()
    .from(measureVersion)
    .where(eq(measureVersion.measureId, measureId))
    .orderBy(asc(measureVersion.validFrom))
    .all();
}

/** One measure of the company in a month, or null. */
export function measureAt(
  db: Db,
  companyId: string,
  measureId: string,
  month: Month,
): Measure | null {
  return measuresAt(db, companyId, month).find((entry) => entry.id === measureId) ?? null;
}

export type OwnerKind = (typeof measureOwner.$inferSelect)["kind"];

export interface Owner {
  versionId: string;
  kind: OwnerKind;
  personId: string;
  nameZh: string;
  nameEn: string;
}

/** The three kinds of owner of the given measure versions. */
export function ownersOf(db: Db, versionIds: readonly string[]): Owner[] {
  return db
    .select({
      versionId: measureOwner.versionId,
      kind: measureOwner.kind,
      personId: person.id,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
    })
    .from(measureOwner)
    .innerJoin(person, eq(person.id, measureOwner.personId))
    .where(inArray(measureOwner.versionId, [...versionIds]))
    .orderBy(asc(person.nameZh), asc(person.id))
    .all();
}

/** The people who deliver a measure's figures in the version given. */
export function providerIdsOf(db: Db, versionId: string): string[] {
  return ownersOf(db, [versionId])
    .filter((owner) => owner.kind === "provider")
    .map((owner) => owner.personId);
}

/** The milestones of plans, in order. */
export function milestonesOf(db: Db, planIds: readonly string[]): Milestone[] {
  return db
    .select()
    .from(milestone)
    .where(inArray(milestone.planId, [...planIds]))
    .orderBy(asc(milestone.position))
    .all();
}
