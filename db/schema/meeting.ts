import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { MeetingPhase } from "~/domain/meeting/phase";
import type { Month } from "~/domain/scorecard/month";
import { company, department } from "./company";
import { person } from "./people";
import { measure } from "./scorecard";

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

/**
 * A page of a measure in one meeting: a further one (`ordinal` from 2), or the first one where it has
 * a title of its own. `removedAt` (product clock, ms): removed, with all that is written on it kept.
 */
export const measurePage = sqliteTable(
  "measure_page",
  {
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    measureId: text("measure_id")
      .notNull()
      .references(() => measure.id),
    ordinal: integer().notNull(),
    position: integer().notNull(),
    titleZh: text("title_zh").notNull(),
    titleEn: text("title_en").notNull(),
    removedAt: integer("removed_at"),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.measureId, table.ordinal] })],
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
