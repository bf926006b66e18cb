/** What is in the data directory while no server runs. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import * as Y from "yjs";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";

const DATABASE = "liangdeng.db";

/**
 * Works on a copy of the database, write-ahead log included: looking must not repair what the
 * next start has to repair.
 */
export function withCopy<T>(dataDir: string, look: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "liangdeng-disk-"));
  try {
    for (const suffix of ["", "-wal"]) {
      const from = join(dataDir, DATABASE + suffix);
      if (existsSync(from)) copyFileSync(from, join(folder, DATABASE + suffix));
    }
    return look(join(folder, DATABASE));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The documents of these rooms as a server would load them. */
export function documentsOnDisk(dataDir: string, rooms: readonly string[]): Map<string, Y.Doc> {
  return withCopy(dataDir, (file) => {
    const raw = new SqliteDatabase(file);
    const log = sqliteUpdateLog(
      raw,
      () => "never a new room",
      () => 0,
    );
    const documents = new Map<string, Y.Doc>();
    for (const room of rooms) {
      const stored = log.load(room, null);
      if (!stored.ok) throw stored.cause;
      const doc = new Y.Doc();
      const { snapshot, updates } = stored.value;
      if (snapshot) Y.applyUpdate(doc, snapshot);
      for (const update of updates) Y.applyUpdate(doc, update);
      documents.set(room, doc);
    }
    raw.close();
    return documents;
  });
}

/** Runs one query on a copy of the database. */
export function query<T>(dataDir: string, sql: string, ...values: unknown[]): T[] {
  return withCopy(dataDir, (file) => {
    const raw = new SqliteDatabase(file);
    const rows = raw.prepare(sql).all(...values) as T[];
    raw.close();
    return rows;
  });
}
