import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Month } from "~/domain/scorecard/month";
import { company } from "./company";
import { measure, objective } from "./scorecard";

/**
 * An arrow of cause and effect between two objectives, from a month to a month: one that is removed
 * stays in the months before. No two of the same pair share a month, and none closes a cycle.
 */
export const causeEffect = sqliteTable(
  "cause_effect",
  {
    id: text().primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    causeId: text("cause_id")
      .notNull()
      .references(() => objective.id),
    effectId: text("effect_id")
      .notNull()
      .references(() => objective.id),
    validFrom: text("valid_from").$type<Month>().notNull(),
    validTo: text("valid_to").$type<Month>(),
  },
  (table) => [index("cause_effect_company").on(table.companyId)],
);

/** Where somebody put an objective on the map. No row: where the layout puts it. */
export const mapPlace = sqliteTable("map_place", {
  objectiveId: text("objective_id")
    .primaryKey()
    .references(() => objective.id),
  rank: integer().notNull(),
  slot: integer().notNull(),
});

/** What stands above the map. No row: nothing yet. */
export const vision = sqliteTable("vision", {
  companyId: text("company_id")
    .primaryKey()
    .references(() => company.id),
  textZh: text("text_zh").notNull(),
  textEn: text("text_en").notNull(),
});

/** A measure whose figure stands above the map. */
export const headlineFigure = sqliteTable(
  "headline_figure",
  {
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    measureId: text("measure_id")
      .notNull()
      .references(() => measure.id),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.measureId] })],
);
