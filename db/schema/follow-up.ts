import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FollowUpState } from "~/domain/follow-up/state";
import type { Light } from "~/domain/scorecard/light";
import type { Day } from "~/domain/scorecard/month";
import { department } from "./company";
import { meeting } from "./meeting";
import { person } from "./people";

/**
 * A follow-up: an improvement measure, a promised support or a deferred question. One thing with one
 * history from the moment it was raised, however many pages show it. While the meeting that raised an
 * improvement measure is open, its wording, goal, owners and due date are projected from the sheet;
 * afterwards these columns are its home and change by command. The state is always the row's.
 */
export const followUp = sqliteTable(
  "follow_up",
  {
    id: text().primaryKey(),
    companyId: text("company_id").notNull(),
    kind: text().$type<"improvement" | "support" | "question">().notNull(),
    /** The improvement's row id in its sheet, the support request's id, or the question's comment id. */
    sourceId: text("source_id").notNull(),
    raisedIn: text("raised_in")
      .notNull()
      .references(() => meeting.id),
    departmentId: text("department_id")
      .notNull()
      .references(() => department.id),
    /** Page key of the measure or plan it belongs to (its first page); "" for none. */
    page: text().notNull(),
    position: integer().notNull(),
    wording: text().notNull(),
    goal: text().notNull(),
    /** Owner keys: `person:<id>` or `name:<free name>`. */
    owners: text({ mode: "json" }).$type<string[]>().notNull(),
    dueTyped: text("due_typed").notNull(),
    dueOn: text("due_on").$type<Day>(),
    state: text().$type<FollowUpState>().notNull(),
    /** The day it was done; set exactly when `state` is "done". */
    doneOn: text("done_on").$type<Day>(),
    /** Why it was dropped, or what it was taken over into. */
    reason: text().notNull().default(""),
    /** The light of its measure when it was raised. */
    lightWhenRaised: text("light_when_raised").$type<Light>(),
    /** Its row was deleted on the page although it had events: shown as withdrawn. */
    withdrawnAt: integer("withdrawn_at"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("follow_up_source").on(
      table.kind,
      table.raisedIn,
      table.departmentId,
      table.sourceId,
    ),
    index("follow_up_company").on(table.companyId, table.state),
    index("follow_up_page").on(table.companyId, table.page),
  ],
);

/** What happened to a follow-up, append-only and never rebuilt from anything. */
export const followUpEvent = sqliteTable(
  "follow_up_event",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    followUpId: text("follow_up_id")
      .notNull()
      .references(() => followUp.id),
    /** "raised", "moved", "postponed", "changed", "withdrawn", … */
    kind: text().notNull(),
    before: text({ mode: "json" }).$type<unknown>(),
    after: text({ mode: "json" }).$type<unknown>(),
    reason: text().notNull().default(""),
    personId: text("person_id").references(() => person.id),
    at: integer().notNull(),
  },
  (table) => [index("follow_up_event_of").on(table.followUpId)],
);

/**
 * How a follow-up went in one month, as written on that month's page; a projection of the sheet,
 * sealed with it.
 */
export const followUpProgress = sqliteTable(
  "follow_up_progress",
  {
    followUpId: text("follow_up_id").notNull(),
    meetingId: text("meeting_id").notNull(),
    progress: text().notNull(),
    completion: text().notNull(),
  },
  (table) => [uniqueIndex("follow_up_progress_of").on(table.followUpId, table.meetingId)],
);
