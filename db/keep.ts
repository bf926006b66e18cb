import { open } from "node:fs/promises";
import SqliteDatabase, { type Database } from "better-sqlite3";

/** Databases of whose write-ahead log the disk may have lost a part without saying so again. */
const doubtful = new WeakSet<Database>();

/**
 * Waits until everything that has been committed so far survives a power cut, and not only the end of
 * the process: a commit itself waits for nothing (`synchronous=NORMAL`), so that people see at once
 * what was written, and the event loop goes on while the disk takes it.
 *
 * @param flush makes a file's content permanent, or throws
 * @throws SQLite's error when the disk keeps neither the log nor what is carried over from it
 */
export async function keep(database: Database, flush: Flush = flushFile): Promise<void> {
  if (database.memory) return;
  if (doubtful.has(database)) return carryOver(database);
  try {
    await flush(`${database.name}-wal`);
  } catch {
    // After a flush that failed, Linux takes what was lost for written: the next one would succeed.
    doubtful.add(database);
    carryOver(database);
  }
}

/** See `keep`. */
export type Flush = (file: string) => Promise<void>;

async function flushFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Writes what stands in the log into the database itself, which SQLite waits for the disk with. */
function carryOver(database: Database): void {
  const busy = database.pragma("wal_checkpoint(TRUNCATE)", { simple: true });
  if (busy === 1) {
    throw new SqliteDatabase.SqliteError("the log is read elsewhere", "SQLITE_BUSY");
  }
  doubtful.delete(database);
}
