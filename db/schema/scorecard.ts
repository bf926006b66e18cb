import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Day, Month } from "~/domain/scorecard/month";
import type {
  Direction,
  Frequency,
  Level,
  Perspective,
  YearToDateRule,
} from "~/domain/scorecard/types";
import { company, department } from "./company";
import { person } from "./people";

/** A band inside a perspective. */
export const theme = sqliteTable("theme", {
  id: text().primaryKey(),
  companyId: text("company_id")
    .notNull()
    .references(() => company.id),
  perspective: text().$type<Perspective>().notNull(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  position: integer().notNull(),
});

/** A strategic objective; belongs to one theme, or (theme null) straight to its perspective. */
export const objective = sqliteTable(
  "objective",
  {
    id: text().primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    code: text().notNull(),
    perspective: text().$type<Perspective>().notNull(),
    themeId: text("theme_id").references(() => theme.id),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    position: integer().notNull(),
    validFrom: text("valid_from").$type<Month>().notNull(),
    validTo: text("valid_to").$type<Month>(),
  },
  (table) => [uniqueIndex("objective_code").on(table.companyId, table.code)],
);

/** The identity of a measure: what its actuals, levels and history hang on. */
export const measure = sqliteTable(
  "measure",
  {
    id: text().primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    code: text().notNull(),
    position: integer().notNull(),
  },
  (table) => [uniqueIndex("measure_code").on(table.companyId, table.code)],
);

/**
 * What a measure is, from a month to a month. A measure that moves to another department gets a
 * second version, so that earlier months stay as they were. Versions of one measure never overlap.
 */
export const measureVersion = sqliteTable(
  "measure_version",
  {
    id: text().primaryKey(),
    measureId: text("measure_id")
      .notNull()
      .references(() => measure.id),
    validFrom: text("valid_from").$type<Month>().notNull(),
    validTo: text("valid_to").$type<Month>(),
    objectiveId: text("objective_id")
      .notNull()
      .references(() => objective.id),
    departmentId: text("department_id")
      .notNull()
      .references(() => department.id),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    unitZh: text("unit_zh").notNull(),
    unitEn: text("unit_en").notNull(),
    decimals: integer().notNull(),
    direction: text().$type<Direction>().notNull(),
    yearToDate: text("year_to_date").$type<YearToDateRule>().notNull(),
    frequency: text().$type<Frequency>().notNull(),
  },
  (table) => [uniqueIndex("measure_version_from").on(table.measureId, table.validFrom)],
);

/** Who answers for a measure's target, for its achievement, and who delivers its figures. */
export const measureOwner = sqliteTable(
  "measure_owner",
  {
    versionId: text("version_id")
      .notNull()
      .references(() => measureVersion.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    kind: text().$type<"target" | "achievement" | "provider">().notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.personId, table.kind] })],
);

/** One level of one period: a month "2021-02", or the year "2021" as somebody typed it. */
export const level = sqliteTable(
  "level",
  {
    measureId: text("measure_id")
      .notNull()
      .references(() => measure.id),
    period: text().notNull(),
    level: text().$type<Level>().notNull(),
    value: real().notNull(),
  },
  (table) => [primaryKey({ columns: [table.measureId, table.period, table.level] })],
);

/** The actual of a measure and month as it stands now. No row: missing. */
export const actual = sqliteTable(
  "actual",
  {
    measureId: text("measure_id")
      .notNull()
      .references(() => measure.id),
    month: text().$type<Month>().notNull(),
    value: real().notNull(),
    changedBy: text("changed_by").references(() => person.id),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.measureId, table.month] })],
);

/** Every change of an actual, append-only. `before`/`after` null: missing. */
export const actualChange = sqliteTable(
  "actual_change",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    measureId: text("measure_id")
      .notNull()
      .references(() => measure.id),
    month: text().$type<Month>().notNull(),
    before: real(),
    after: real(),
    changedBy: text("changed_by").references(() => person.id),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [index("actual_change_of").on(table.measureId, table.month)],
);

/** An action plan. Lead and participants are often outside the people list, hence words. */
export const actionPlan = sqliteTable(
  "action_plan",
  {
    id: text().primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    code: text().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    objectiveId: text("objective_id")
      .notNull()
      .references(() => objective.id),
    departmentId: text("department_id")
      .notNull()
      .references(() => department.id),
    owner: text().notNull(),
    lead: text().notNull(),
    participants: text().notNull(),
    startsOn: text("starts_on").$type<Day>().notNull(),
    endsOn: text("ends_on").$type<Day>().notNull(),
    goal: text().notNull(),
    position: integer().notNull(),
    validFrom: text("valid_from").$type<Month>().notNull(),
    validTo: text("valid_to").$type<Month>(),
  },
  (table) => [uniqueIndex("action_plan_code").on(table.companyId, table.code)],
);

/** A milestone of an action plan; `doneOn` null: not done. */
export const milestone = sqliteTable(
  "milestone",
  {
    id: text().primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => actionPlan.id),
    position: integer().notNull(),
    name: text().notNull(),
    description: text().notNull(),
    deliverable: text().notNull(),
    expectedOn: text("expected_on").$type<Day>().notNull(),
    doneOn: text("done_on").$type<Day>(),
  },
  (table) => [index("milestone_plan").on(table.planId)],
);
