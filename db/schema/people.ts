import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Role } from "~/domain/access/can";
import { company, department } from "./company";

/**
 * A person of one company. E-mail addresses are unique over the installation, because signing in
 * does not ask for a company. `passwordHash` is null until an invitation has been accepted.
 */
export const person = sqliteTable(
  "person",
  {
    id: text().primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => company.id),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    email: text().notNull().unique(),
    passwordHash: text("password_hash"),
    locale: text().$type<"zh-CN" | "en">().notNull().default("zh-CN"),
    active: integer({ mode: "boolean" }).notNull().default(true),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("person_company").on(table.companyId)],
);

/** The roles a person holds; several are allowed. */
export const personRole = sqliteTable(
  "person_role",
  {
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    role: text().$type<Role>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
);

/** The departments a person belongs to; what that allows is decided by the roles. */
export const personDepartment = sqliteTable(
  "person_department",
  {
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    departmentId: text("department_id")
      .notNull()
      .references(() => department.id),
  },
  (table) => [primaryKey({ columns: [table.personId, table.departmentId] })],
);

/** A signed-in browser. Only the hash of its token is kept. */
export const session = sqliteTable(
  "session",
  {
    tokenHash: text("token_hash").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [index("session_person").on(table.personId)],
);

/** An invitation to choose a password. Single use; only the token's hash is kept. */
export const invitation = sqliteTable("invitation", {
  tokenHash: text("token_hash").primaryKey(),
  personId: text("person_id")
    .notNull()
    .references(() => person.id),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

/** A one-time right to create a company and its first administrator. */
export const setupToken = sqliteTable("setup_token", {
  tokenHash: text("token_hash").primaryKey(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});
