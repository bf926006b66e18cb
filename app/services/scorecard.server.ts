import { and, asc, eq, getTableColumns, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
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

/**
 * What belongs to whom in one month, each list in its order: all that roll-ups and readiness look at
 * of a scorecard.
 */
export interface Outline {
  month: Month;
  greyCountsAsWorst: boolean;
  departments: Pick<Department, "id">[];
  objectives: Pick<Objective, "id">[];
  measures: Pick<Measure, "id" | "departmentId" | "objectiveId" | "frequency">[];
  plans: Pick<Plan, "id" | "departmentId" | "objectiveId" | "endsOn">[];
}

/** Of a company, or of a month, that is given when the query is run. */
const COMPANY = sql.placeholder("companyId");
const MONTH = sql.placeholder("month");

/** Rows of a table with validFrom/validTo that are valid in the month that is given as `month`. */
export function valid(
  table: typeof department | typeof objective | typeof actionPlan | typeof measureVersion,
) {
  return and(lte(table.validFrom, MONTH), or(isNull(table.validTo), gte(table.validTo, MONTH)));
}

const settingsOf = prepared((db) =>
  db
    .select({ greyCountsAsWorst: company.greyCountsAsWorst })
    .from(company)
    .where(eq(company.id, COMPANY))
    .prepare(),
);

const validDepartments = prepared((db) =>
  db
    .select()
    .from(department)
    .where(and(eq(department.companyId, COMPANY), valid(department)))
    .orderBy(asc(department.position))
    .prepare(),
);

const themesOf = prepared((db) =>
  db
    .select()
    .from(theme)
    .where(eq(theme.companyId, COMPANY))
    .orderBy(asc(theme.position))
    .prepare(),
);

const validObjectives = prepared((db) =>
  db
    .select()
    .from(objective)
    .where(and(eq(objective.companyId, COMPANY), valid(objective)))
    .orderBy(asc(objective.position))
    .prepare(),
);

const validPlans = prepared((db) =>
  db
    .select()
    .from(actionPlan)
    .where(and(eq(actionPlan.companyId, COMPANY), valid(actionPlan)))
    .orderBy(asc(actionPlan.position))
    .prepare(),
);

/** Reads the scorecard that is valid in a month. */
export function scorecardAt(db: Db, companyId: string, month: Month): Scorecard {
  const at = { companyId, month };
  return {
    month,
    greyCountsAsWorst: settingsOf(db).get(at)?.greyCountsAsWorst ?? false,
    departments: validDepartments(db).all(at),
    themes: themesOf(db).all(at),
    objectives: validObjectives(db).all(at),
    measures: measuresAt(db, companyId, month),
    plans: validPlans(db).all(at),
  };
}

const {
  id: idOfVersion,
  measureId: _measureId,
  ...versionColumns
} = getTableColumns(measureVersion);

/** A measure with the version valid in a month. */
const measureColumns = {
  ...versionColumns,
  id: measure.id,
  versionId: idOfVersion,
  code: measure.code,
  position: measure.position,
};

const validMeasures = prepared((db) =>
  db
    .select(measureColumns)
    .from(measure)
    .innerJoin(measureVersion, eq(measureVersion.measureId, measure.id))
    .where(and(eq(measure.companyId, COMPANY), valid(measureVersion)))
    .orderBy(asc(measure.position))
    .prepare(),
);

/** The company's measures with the version valid in the month, in scorecard order. */
export function measuresAt(db: Db, companyId: string, month: Month): Measure[] {
  return validMeasures(db).all({ companyId, month });
}

const departmentsInOutline = prepared((db) =>
  db
    .select({ id: department.id })
    .from(department)
    .where(and(eq(department.companyId, COMPANY), valid(department)))
    .orderBy(asc(department.position))
    .prepare(),
);

const objectivesInOutline = prepared((db) =>
  db
    .select({ id: objective.id })
    .from(objective)
    .where(and(eq(objective.companyId, COMPANY), valid(objective)))
    .orderBy(asc(objective.position))
    .prepare(),
);

const measuresInOutline = prepared((db) =>
  db
    .select({
      id: measure.id,
      departmentId: measureVersion.departmentId,
      objectiveId: measureVersion.objectiveId,
      frequency: measureVersion.frequency,
    })
    .from(measure)
    .innerJoin(measureVersion, eq(measureVersion.measureId, measure.id))
    .where(and(eq(measure.companyId, COMPANY), valid(measureVersion)))
    .orderBy(asc(measure.position))
    .prepare(),
);

const plansInOutline = prepared((db) =>
  db
    .select({
      id: actionPlan.id,
      departmentId: actionPlan.departmentId,
      objectiveId: actionPlan.objectiveId,
      endsOn: actionPlan.endsOn,
    })
    .from(actionPlan)
    .where(and(eq(actionPlan.companyId, COMPANY), valid(actionPlan)))
    .orderBy(asc(actionPlan.position))
    .prepare(),
);

/** Reads the outline of the scorecard that is valid in a month. */
export function outlineAt(db: Db, companyId: string, month: Month): Outline {
  const at = { companyId, month };
  return {
    month,
    greyCountsAsWorst: settingsOf(db).get(at)?.greyCountsAsWorst ?? false,
    departments: departmentsInOutline(db).all(at),
    objectives: objectivesInOutline(db).all(at),
    measures: measuresInOutline(db).all(at),
    plans: plansInOutline(db).all(at),
  };
}

const versionsById = prepared((db) =>
  db
    .select()
    .from(measureVersion)
    .where(eq(measureVersion.measureId, sql.placeholder("measureId")))
    .orderBy(asc(measureVersion.validFrom))
    .prepare(),
);

/** All versions of a measure, the earliest first. */
export function versionsOf(db: Db, measureId: string) {
  return versionsById(db).all({ measureId });
}

const validMeasure = prepared((db) =>
  db
    .select(measureColumns)
    .from(measure)
    .innerJoin(measureVersion, eq(measureVersion.measureId, measure.id))
    .where(
      and(
        eq(measure.id, sql.placeholder("measureId")),
        eq(measure.companyId, COMPANY),
        valid(measureVersion),
      ),
    )
    .prepare(),
);

/** One measure of the company in a month, or null. */
export function measureAt(
  db: Db,
  companyId: string,
  measureId: string,
  month: Month,
): Measure | null {
  return validMeasure(db).get({ companyId, measureId, month }) ?? null;
}

export type OwnerKind = (typeof measureOwner.$inferSelect)["kind"];

export interface Owner {
  versionId: string;
  kind: OwnerKind;
  personId: string;
  nameZh: string;
  nameEn: string;
}

const ownersById = prepared((db) =>
  db
    .select({
      versionId: measureOwner.versionId,
      kind: measureOwner.kind,
      personId: person.id,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
    })
    .from(measureOwner)
    .innerJoin(person, eq(person.id, measureOwner.personId))
    .where(inArray(measureOwner.versionId, listed("versionIds")))
    .orderBy(asc(person.nameZh), asc(person.id))
    .prepare(),
);

/** The three kinds of owner of the given measure versions. */
export function ownersOf(db: Db, versionIds: readonly string[]): Owner[] {
  return ownersById(db).all({ versionIds: JSON.stringify(versionIds) });
}

const providersById = prepared((db) =>
  db
    .select({ personId: measureOwner.personId })
    .from(measureOwner)
    .where(
      and(
        eq(measureOwner.versionId, sql.placeholder("versionId")),
        eq(measureOwner.kind, "provider"),
      ),
    )
    .prepare(),
);

/** The people who deliver a measure's figures in the version given. */
export function providerIdsOf(db: Db, versionId: string): string[] {
  return providersById(db)
    .all({ versionId })
    .map(({ personId }) => personId);
}

const milestonesById = prepared((db) =>
  db
    .select()
    .from(milestone)
    .where(inArray(milestone.planId, listed("planIds")))
    .orderBy(asc(milestone.position))
    .prepare(),
);

/** The milestones of plans, in order. */
export function milestonesOf(db: Db, planIds: readonly string[]): Milestone[] {
  return milestonesById(db).all({ planIds: JSON.stringify(planIds) });
}
