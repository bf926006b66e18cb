import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { BreakdownTable } from "~/domain/breakdown/table";
import type { PlanAnswer } from "~/domain/meeting/plan-review";
import type { Day, Month } from "~/domain/scorecard/month";
import type { Light } from "~/domain/scorecard/light";

/*
 * Projections: computed from the scorecard, the actuals and the shared documents. Any of these
 * tables can be emptied and rebuilt; nothing is ever known only here.
 */

/** The light of one subject in one month, with its explanation as JSON. */
export const lightRow = sqliteTable(
  "light",
  {
    companyId: text("company_id").notNull(),
    month: text().$type<Month>().notNull(),
    kind: text().$type<"measure" | "plan" | "objective">().notNull(),
    subjectId: text("subject_id").notNull(),
    light: text().$type<Light>().notNull(),
    explanation: text({ mode: "json" }).$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.month, table.kind, table.subjectId] })],
);

/** A problem or risk of a page, with its causes as they stand in the sheet. */
export const findingRow = sqliteTable(
  "finding",
  {
    id: text().notNull(),
    room: text().notNull(),
    meetingId: text("meeting_id").notNull(),
    departmentId: text("department_id").notNull(),
    page: text().notNull(),
    kind: text().$type<"problem" | "risk">().notNull(),
    position: integer().notNull(),
    text: text().notNull(),
    causes: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.id] }),
    index("finding_meeting").on(table.meetingId, table.departmentId),
  ],
);

/** An improvement measure as it stands in the sheet that raised it. */
export const improvementRow = sqliteTable(
  "improvement",
  {
    id: text().notNull(),
    room: text().notNull(),
    meetingId: text("meeting_id").notNull(),
    departmentId: text("department_id").notNull(),
    page: text().notNull(),
    position: integer().notNull(),
    action: text().notNull(),
    goal: text().notNull(),
    owners: text({ mode: "json" }).$type<string[]>().notNull(),
    dueTyped: text("due_typed").notNull(),
    dueOn: text("due_on").$type<Day>(),
    progress: text().notNull(),
    completion: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.id] }),
    index("improvement_meeting").on(table.meetingId, table.departmentId),
  ],
);

/** A picture where it stands on a page (`cover`: the department's); its bytes are in `picture`. */
export const pagePictureRow = sqliteTable(
  "page_picture",
  {
    id: text().notNull(),
    room: text().notNull(),
    meetingId: text("meeting_id").notNull(),
    departmentId: text("department_id").notNull(),
    page: text().notNull(),
    position: integer().notNull(),
    hash: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    caption: text().notNull(),
    alt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.id] }),
    index("page_picture_meeting").on(table.meetingId, table.departmentId),
  ],
);

/** A breakdown table of a page as it stands in the sheet: what was typed, nothing computed. */
export const breakdownRow = sqliteTable(
  "breakdown_table",
  {
    id: text().notNull(),
    room: text().notNull(),
    meetingId: text("meeting_id").notNull(),
    departmentId: text("department_id").notNull(),
    page: text().notNull(),
    position: integer().notNull(),
    body: text({ mode: "json" }).$type<BreakdownTable>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.id] }),
    index("breakdown_table_meeting").on(table.meetingId, table.page),
  ],
);

/** What a department says of one of its action plans; `id` is the plan's. */
export const planReviewRow = sqliteTable(
  "plan_review",
  {
    id: text().notNull(),
    room: text().notNull(),
    meetingId: text("meeting_id").notNull(),
    departmentId: text("department_id").notNull(),
    onTrack: text("on_track").$type<PlanAnswer>(),
    onTrackWhy: text("on_track_why").notNull(),
    targets: text().$type<PlanAnswer>(),
    targetsWhy: text("targets_why").notNull(),
    progress: text().notNull(),
    nextSteps: text("next_steps").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.id] }),
    index("plan_review_meeting").on(table.meetingId, table.id),
  ],
);

/** The closing page's words as they stand in its document. */
export const closingRow = sqliteTable("closing_note", {
  meetingId: text("meeting_id").primaryKey(),
  remarks: text().notNull(),
  decisions: text().notNull(),
});
