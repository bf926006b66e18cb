import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Month } from "~/domain/scorecard/month";

/**
 * A company: the boundary nothing crosses. `revision` counts its committed commands and the turns of its
 * day that moved a light, so that two values of the same thing can be told older from newer on any
 * screen and after any restart.
 */
export const company = sqliteTable("company", {
  id: text().primaryKey(),
  name: text().notNull(),
  timeZone: text("time_zone").notNull().default("Asia/Shanghai"),
  greyCountsAsWorst: integer("grey_counts_as_worst", { mode: "boolean" }).notNull().default(false),
  revision: integer().notNull().default(0),
  createdAt: integer("created_at").notNull(),
});

/** A department, valid from a month to a month (`validTo` null: open-ended). */
export const department = sqliteTable(
  "department",
  {
    id: text().primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    code: text().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    position: integer().notNull(),
    validFrom: text("valid_from").$type<Month>().notNull(),
    validTo: text("valid_to").$type<Month>(),
  },
  (table) => [uniqueIndex("department_code").on(table.companyId, table.code)],
);
