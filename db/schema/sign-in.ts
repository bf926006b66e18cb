import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { person } from "./people";

/**
 * A person's second factor: the secret that their authenticator app shares. It counts from
 * `confirmedAt` on; a secret that was shown and never confirmed protects nothing. The secret has to
 * be readable to check a code, so it is as safe as the database file is.
 */
export const secondFactor = sqliteTable("second_factor", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  /** Base32. */
  secret: text().notNull(),
  confirmedAt: integer("confirmed_at"),
  /** The time step of the last code that was taken: no code works twice. */
  lastStep: integer("last_step"),
});

/** Codes for whoever has lost their phone. Single use; only their hashes are kept. */
export const recoveryCode = sqliteTable(
  "recovery_code",
  {
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    codeHash: text("code_hash").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
);

/** Somebody whose password was right and whose code is still asked for. Only the token's hash is kept. */
export const pendingSignIn = sqliteTable(
  "pending_sign_in",
  {
    tokenHash: text("token_hash").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    expiresAt: integer("expires_at").notNull(),
    /** Wrong codes so far. */
    attempts: integer().notNull().default(0),
  },
  (table) => [index("pending_sign_in_person").on(table.personId)],
);

/** Who a person is at the company's own identity provider, from their first sign-in there on. */
export const identity = sqliteTable(
  "identity",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    linkedAt: integer("linked_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
);
