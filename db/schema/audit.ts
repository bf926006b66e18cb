import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Every committed command: who, what, when, on what, before and after. Append-only. */
export const auditEvent = sqliteTable(
  "audit_event",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    companyId: text("company_id").notNull(),
    personId: text("person_id"),
    at: integer().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    before: text({ mode: "json" }).$type<unknown>(),
    after: text({ mode: "json" }).$type<unknown>(),
  },
  (table) => [index("audit_event_company").on(table.companyId, table.at)],
);
