import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { MeetingPhase } from "~/domain/meeting/phase";
import type { Month } from "~/domain/scorecard/month";
import { company, department } from "./company";
import { person } from "./people";

/**
 * One review meeting for a company and month, with the place the room is on. Times are the
 * product clock's, in ms.
 */
export const meeting = sqliteTable(
  "meeting",
  {
    id: text().primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    month: text().$type<Month>().notNull(),
    phase: text().$type<MeetingPhase>().notNull(),
    leadId: text("lead_id").references(() => person.id),
    placeItemId: text("place_item_id"),
    placePage: text("place_page"),
    openedAt: integer("opened_at").notNull(),
    startedAt: integer("started_at"),
    closedAt: integer("closed_at"),
  },
  (table) => [uniqueIndex("meeting_month").on(table.companyId, table.month)],
);

/**
 * One item of the agenda. The time it has used is `spentMs`, plus the time since `runningSince`
 * while the room is on it.
 */
export const agendaItem = sqliteTable(
  "agenda_item",
  {
    id: text().primaryKey(),
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    part: text().$type<"overview" | "department" | "closing">().notNull(),
    departmentId: text("department_id").references(() => department.id),
    position: integer().notNull(),
    budgetMinutes: integer("budget_minutes").notNull(),
    spentMs: integer("spent_ms").notNull().default(0),
    runningSince: integer("running_since"),
  },
  (table) => [index("agenda_item_meeting").on(table.meetingId)],
);

/** The frozen bytes of a closed meeting and their SHA-256, written once. */
export const sealedRecord = sqliteTable("sealed_record", {
  meetingId: text("meeting_id")
    .primaryKey()
    .references(() => meeting.id),
  json: text().notNull(),
  sha256: text().notNull(),
  sealedAt: integer("sealed_at").notNull(),
});
