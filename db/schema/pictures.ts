import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { meeting } from "./meeting";
import { person } from "./people";

/**
 * The bytes of a picture as they are given out, by their SHA-256. They lie in the database, not
 * beside it, so that a backup is one consistent copy. They belong to one department's sheet of one
 * meeting: who may see that may see them, whatever else was uploaded elsewhere with the same bytes.
 */
export const picture = sqliteTable(
  "picture",
  {
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    departmentId: text("department_id").notNull(),
    hash: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: blob({ mode: "buffer" }).notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.departmentId, table.hash] })],
);
