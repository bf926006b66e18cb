import { sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Facts about this data directory. `kind` = "demo" keeps the demo out of production and back. */
export const installation = sqliteTable("installation", {
  key: text().primaryKey(),
  value: text().notNull(),
});
