import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { meeting } from "./meeting";
import { person } from "./people";

/** What blocks closing and was waived by the GM, with the reason. `blocker` is the domain's key for it. */
export const closingWaiver = sqliteTable(
  "closing_waiver",
  {
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    blocker: text().notNull(),
    reason: text().notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.blocker] })],
);

/** Who was in a meeting's room while it was live, and when first and last. */
export const attendance = sqliteTable(
  "attendance",
  {
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    firstAt: integer("first_at").notNull(),
    lastAt: integer("last_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.personId] })],
);

/** The GM's approval of a closed meeting's record; it stands beside the frozen bytes. */
export const approval = sqliteTable("approval", {
  meetingId: text("meeting_id")
    .primaryKey()
    .references(() => meeting.id),
  personId: text("person_id")
    .notNull()
    .references(() => person.id),
  at: integer().notNull(),
});

/** A correction of a closed record: beside the original, never in it. `place` names what it is about. */
export const amendment = sqliteTable(
  "amendment",
  {
    id: text().primaryKey(),
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    place: text().notNull(),
    text: text().notNull(),
    reason: text().notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    at: integer().notNull(),
  },
  (table) => [index("amendment_meeting").on(table.meetingId)],
);
