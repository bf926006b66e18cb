/**
 * The update log in SQLite. Prepared statements on the raw connection instead of drizzle: this is
 * the one path on which every keystroke of a meeting passes. The tables are those of
 * `db/schema/rooms.ts`.
 */
import type { Database } from "better-sqlite3";
import { keeperOf } from "#db/keep";
import { foldHistory } from "./fold-history";
import type { LogEntry, LoggedUpdate, StoredDocument, Stored, UpdateLog } from "./persistence";

type RoomRow = { id: number; generation: string };
type SnapshotRow = { upToSeq: number; bytes: Buffer };
type UpdateRow = { seq: number; bytes: Buffer; personId: string | null; at: number };

/**
 * @param database an open database whose tables exist
 * @param newGeneration makes the generation of a new room
 * @param now product clock, milliseconds since 1970
 */
export function sqliteUpdateLog(
  database: Database,
  newGeneration: () => string,
  now: () => number,
): UpdateLog {
  const sql = prepare(database);
  // Ids of rooms never change; asking for one on every keystroke would double the statements.
  const ids = new Map<string, number>();

  function enter(name: string, companyId: string | null): RoomRow {
    const known = sql.findRoom.get(name);
    if (known) return known;
    const generation = newGeneration();
    const { lastInsertRowid } = sql.addRoom.run(name, generation, companyId, now());
    return { id: Number(lastInsertRowid), generation };
  }

  function idOf(name: string): number {
    const id = ids.get(name) ?? sql.findRoom.get(name)?.id;
    if (id === undefined) throw new Error(`no room ${name}`);
    return id;
  }

  const loadAll = database.transaction((name: string, companyId: string | null): StoredDocument => {
    const room = enter(name, companyId);
    const snapshot = sql.findSnapshot.get(room.id);
    const tail = sql.readUpdates.all(room.id, snapshot?.upToSeq ?? 0);
    ids.set(name, room.id);
    return {
      generation: room.generation,
      snapshot: snapshot?.bytes ?? null,
      updates: tail.map(({ bytes }) => bytes),
      lastSeq: tail.at(-1)?.seq ?? snapshot?.upToSeq ?? 0,
    };
  });

  const append = ({ room, seq, bytes, personId, at }: LogEntry) =>
    void sql.addUpdate.run(idOf(room), seq, bytes, personId, at);
  const appendAll = database.transaction((batch: readonly LogEntry[]) => batch.forEach(append));

  const compactRoom = database.transaction(
    (name: string, snapshot: Uint8Array, upToSeq: number, at: number) => {
      const id = idOf(name);
      const from = sql.findSnapshot.get(id)?.upToSeq ?? 0;
      const covered = sql.readUpdates.all(id, from).filter(({ seq }) => seq <= upToSeq);
      sql.dropUpdates.run(id, from, upToSeq);
      for (const { seq, bytes, personId, at: writtenAt } of foldHistory(covered)) {
        sql.addUpdate.run(id, seq, bytes, personId, writtenAt);
      }
      sql.putSnapshot.run(id, upToSeq, snapshot, at);
    },
  );

  return {
    load: (room, companyId) => attempt(() => loadAll(room, companyId)),
    append: (batch) => {
      // Inside somebody else's transaction a commit here would only be a savepoint: acknowledged,
      // shown to others, and still taken back when that transaction fails.
      if (database.inTransaction) throw new Error("updates are committed outside transactions");
      const [only, ...more] = batch;
      // One row is a transaction of its own.
      return attempt(() => {
        if (only && more.length === 0) append(only);
        else appendAll.immediate(batch);
        return undefined;
      });
    },
    keep: () =>
      keeperOf(database)
        .keep()
        .then(
          () => ({ ok: true, value: undefined }),
          (cause: unknown) => ({ ok: false, error: "storage-failure", cause }),
        ),
    compact: (room, snapshot, upToSeq, at) =>
      attempt(() => void compactRoom.immediate(room, snapshot, upToSeq, at)),
    history: (room) => attempt(() => sql.readUpdates.all(idOf(room), 0) satisfies LoggedUpdate[]),
  };
}

function prepare(database: Database) {
  return {
    findRoom: database.prepare<[string], RoomRow>("SELECT id, generation FROM room WHERE name = ?"),
    addRoom: database.prepare<[string, string, string | null, number]>(
      "INSERT INTO room (name, generation, company_id, created_at) VALUES (?, ?, ?, ?)",
    ),
    findSnapshot: database.prepare<[number], SnapshotRow>(
      "SELECT up_to_seq AS upToSeq, bytes FROM room_snapshot WHERE room_id = ?",
    ),
    putSnapshot: database.prepare<[number, number, Uint8Array, number]>(
      "INSERT OR REPLACE INTO room_snapshot (room_id, up_to_seq, bytes, at) VALUES (?, ?, ?, ?)",
    ),
    readUpdates: database.prepare<[number, number], UpdateRow>(
      "SELECT seq, bytes, person_id AS personId, at FROM room_update WHERE room_id = ? AND seq > ? ORDER BY seq",
    ),
    addUpdate: database.prepare<[number, number, Uint8Array, string | null, number]>(
      "INSERT INTO room_update (room_id, seq, bytes, person_id, at) VALUES (?, ?, ?, ?, ?)",
    ),
    dropUpdates: database.prepare<[number, number, number]>(
      "DELETE FROM room_update WHERE room_id = ? AND seq > ? AND seq <= ?",
    ),
  };
}

/** SQLite reports a full disk, a lock or damage by throwing; to the rooms that is an answer. */
function attempt<T>(work: () => T): Stored<T> {
  try {
    return { ok: true, value: work() };
  } catch (cause) {
    return { ok: false, error: "storage-failure", cause };
  }
}
