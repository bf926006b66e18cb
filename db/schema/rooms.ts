import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * A room's `projectedSeq` while its rows are to be made anew although nobody wrote: what of the document
 * counts is another. Lower than any, so that the room is behind.
 */
export const TO_BE_REMADE = -1;

/**
 * A room that holds a shared document. `generation` names the document's line of history: a client
 * that holds a copy of another generation must not merge it. Rows of the log refer to the short
 * `id`, not to the name, because there are very many of them.
 */
export const room = sqliteTable("room", {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
  generation: text().notNull(),
  companyId: text("company_id"),
  createdAt: integer("created_at").notNull(),
  /** Up to which update the projected rows show the document; 0: not at all yet. */
  projectedSeq: integer("projected_seq").notNull().default(0),
});

/**
 * The append-only log: each change as Yjs applied it or will. `seq` counts from 1 in each room; a second
 * writer would collide on it. Compaction folds one person's neighbouring rows into one (whose `seq`
 * is the last of them) and never drops content: this log is also the history of who wrote what.
 */
export const roomUpdate = sqliteTable(
  "room_update",
  {
    roomId: integer("room_id")
      .notNull()
      .references(() => room.id),
    seq: integer().notNull(),
    bytes: blob({ mode: "buffer" }).notNull(),
    /** Null for what the server itself wrote. */
    personId: text("person_id"),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.seq] })],
);

/** The newest snapshot of a room: the document after the update `upToSeq`. */
export const roomSnapshot = sqliteTable("room_snapshot", {
  roomId: integer("room_id")
    .primaryKey()
    .references(() => room.id),
  upToSeq: integer("up_to_seq").notNull(),
  bytes: blob({ mode: "buffer" }).notNull(),
  at: integer().notNull(),
});
