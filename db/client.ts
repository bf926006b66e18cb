import { readFileSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { keeperOf } from "./keep";
import * as schema from "./schema";

/** The database through drizzle, outside or inside a transaction. */
export type Db = Omit<BetterSQLite3Database<typeof schema>, "$client">;

/** An open database: drizzle for queries, the raw connection for the rooms' hot path. */
export interface OpenDatabase {
  db: Db;
  raw: SqliteDatabase.Database;
  /** See `Keeper.keep`. */
  kept(): Promise<void>;
  close(): void;
}

export type OpenResult =
  | { ok: true; database: OpenDatabase }
  | { ok: false; error: "newer-database" | "unwritable" | "damaged"; detail: string };

/**
 * Opens (and creates) a database file and brings it to this version's schema.
 *
 * @param file path, or ":memory:" in tests.
 * @param migrationsFolder the folder drizzle-kit generated.
 * @returns `newer-database` when the file was written by a later version (it is left untouched),
 *   `unwritable` when it cannot be created or written, `damaged` when it is not a database.
 *
 * synchronous=NORMAL: what is committed survives a killed process, and a power cut once it is `kept`.
 */
export function openDatabase(file: string, migrationsFolder: string): OpenResult {
  let raw: SqliteDatabase.Database;
  try {
    raw = new SqliteDatabase(file);
  } catch (error) {
    return { ok: false, error: "unwritable", detail: messageOf(error) };
  }
  try {
    raw.pragma("busy_timeout = 5000");
    if (isNewer(raw, migrationsFolder)) {
      raw.close();
      return { ok: false, error: "newer-database", detail: file };
    }
    raw.pragma("journal_mode = WAL");
    raw.pragma("synchronous = NORMAL");
    raw.pragma("foreign_keys = ON");
    const db = drizzle(raw, { schema });
    migrate(db, { migrationsFolder });
    const close = () => {
      void keeperOf(raw).close();
      raw.close();
    };
    // A directory can be readable and not writable: find out now, not at the first edit.
    raw.exec("BEGIN IMMEDIATE; ROLLBACK");
    return { ok: true, database: { db, raw, kept: () => keeperOf(raw).keep(), close } };
  } catch (error) {
    raw.close();
    const code = isDamage(error) ? "damaged" : "unwritable";
    return { ok: false, error: code, detail: messageOf(error) };
  }
}

/** Whether an error says that a file is no database, or no whole one. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error) ?? "");
}

/** SQLite's codes for a disk that is full or ill, a file that may not be written, a lock that stays. */
const STORAGE_CODES = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|CORRUPT|NOTADB|NOMEM)/;

/**
 * Whether an error says that the database could not be read or written, as opposed to a statement
 * that was wrong. What was under way has not happened: it can be sent again when the cause is gone.
 */
export function isStorageFailure(error: unknown): boolean {
  return STORAGE_CODES.test(codeOf(error) ?? "");
}

/** A later version leaves a migration behind that this version's journal does not know. */
function isNewer(raw: SqliteDatabase.Database, migrationsFolder: string): boolean {
  const known = raw
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'")
    .get();
  if (!known) return false;
  const applied = raw
    .prepare<[], { newest: number | null }>(
      "SELECT max(created_at) AS newest FROM __drizzle_migrations",
    )
    .get();
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(migrationsFolder, "meta", "_journal.json"), "utf8"),
  );
  const ours = Math.max(...journal.entries.map((entry) => entry.when));
  return (applied?.newest ?? 0) > ours;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof SqliteDatabase.SqliteError ? error.code : undefined;
}
