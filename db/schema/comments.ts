import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PartyState, QuestionEnd } from "~/domain/question/question";
import type { Day } from "~/domain/scorecard/month";
import { department } from "./company";
import { meeting } from "./meeting";
import { person } from "./people";

/**
 * A comment: the head of a thread, or (`parentId`) a reply in one. It hangs on a place of the
 * meeting: a department, a page, a field, a table cell or a stretch of text (`anchor`, see
 * protocol/anchor). A deleted one keeps its row, so that the thread shows that something stood there.
 */
export const comment = sqliteTable(
  "comment",
  {
    id: text().primaryKey(),
    companyId: text("company_id").notNull(),
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meeting.id),
    parentId: text("parent_id"),
    departmentId: text("department_id").references(() => department.id),
    anchor: text({ mode: "json" }).$type<unknown>().notNull(),
    /** The words it was hung on, as they were. */
    quote: text().notNull().default(""),
    body: text().notNull(),
    authorId: text("author_id")
      .notNull()
      .references(() => person.id),
    createdAt: integer("created_at").notNull(),
    editedAt: integer("edited_at"),
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    index("comment_meeting").on(table.meetingId),
    index("comment_parent").on(table.parentId),
  ],
);

/** The people a comment mentions. */
export const commentMention = sqliteTable(
  "comment_mention",
  {
    commentId: text("comment_id")
      .notNull()
      .references(() => comment.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
  },
  (table) => [primaryKey({ columns: [table.commentId, table.personId] })],
);

/** A cross-question: a thread's head that asks departments for an answer, and how it ended as a whole. */
export const question = sqliteTable("question", {
  commentId: text("comment_id")
    .primaryKey()
    .references(() => comment.id),
  /** null: not ended as a whole; its parties' states say where it stands. */
  end: text({ mode: "json" }).$type<QuestionEnd>(),
});

/** A department that a question asks, and where its answer stands. */
export const questionParty = sqliteTable(
  "question_party",
  {
    commentId: text("comment_id")
      .notNull()
      .references(() => question.commentId),
    departmentId: text("department_id")
      .notNull()
      .references(() => department.id),
    state: text().$type<PartyState>().notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.commentId, table.departmentId] })],
);

/** Support that a question's thread asks of another department: promised or declined with a reason. */
export const supportRequest = sqliteTable(
  "support_request",
  {
    id: text().primaryKey(),
    commentId: text("comment_id")
      .notNull()
      .references(() => comment.id),
    departmentId: text("department_id")
      .notNull()
      .references(() => department.id),
    what: text().notNull(),
    state: text().$type<"open" | "promised" | "declined">().notNull(),
    dueOn: text("due_on").$type<Day>(),
    reason: text().notNull().default(""),
    askedBy: text("asked_by").references(() => person.id),
    decidedBy: text("decided_by").references(() => person.id),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [index("support_request_comment").on(table.commentId)],
);

/** Everything that happened to a question, append-only: by whom, when, what, for which department. */
export const questionEvent = sqliteTable(
  "question_event",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: text("comment_id")
      .notNull()
      .references(() => comment.id),
    departmentId: text("department_id"),
    kind: text().notNull(),
    detail: text({ mode: "json" }).$type<unknown>(),
    personId: text("person_id").references(() => person.id),
    at: integer().notNull(),
  },
  (table) => [index("question_event_comment").on(table.commentId)],
);
