import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Perspective } from "~/domain/scorecard/types";
import { meeting } from "./meeting";
import { person } from "./people";

/**
 * A perspective's sentence of a meeting's overview as somebody put it in place of the generated one.
 * `basis` is what the generated one said at that time (rule OW6).
 */
export const overviewSentence = sqliteTable(
  "overview_sentence",
  {
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    perspective: text().$type<Perspective>().notNull(),
    text: text().notNull(),
    basis: text().notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.perspective] })],
);
