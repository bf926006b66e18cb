/**
 * Backups: one file that is the whole installation at one moment, made while people write, and
 * putting one back.
 */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { isDamage, openDatabase } from "#db/client";
import { claimDataDirectory, DATABASE_FILE, giveToOwner } from "../data-directory";

/** The result: a path, or why not, as a code with the path or message that belongs to it. */
export type BackupOutcome =
  | { ok: true; path: string }
  | {
      ok: false;
      error:
        | "no-database"
        | "backup-failed"
        | "no-backup"
        | "damaged"
        | "newer-database"
        | "unwritable"
        | "unwritable-directory"
        | "directory-in-use";
      detail: string;
    };

/**
 * Copies the database into a new file in `folder`, consistent as of one moment: `VACUUM INTO` reads
 * within a single transaction, which writers neither disturb nor wait for. The copy has its final
 * name only once it has been checked and is on disk.
 *
 * @param name of the file, without a path
 */
export function backUp(dataDir: string, folder: string, name: string): BackupOutcome {
  const source = join(dataDir, DATABASE_FILE);
  if (!existsSync(source)) return { ok: false, error: "no-database", detail: source };
  const target = join(folder, name);
  const partial = `${target}.partial`;
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(partial, { force: true });
    const raw = new SqliteDatabase(source, { readonly: true });
    try {
      raw.prepare("VACUUM INTO ?").run(partial);
    } finally {
      raw.close();
    }
    const problem = damageOf(partial);
    if (problem) throw new Error(problem);
    toDisk(partial);
    renameSync(partial, target);
    toDisk(folder);
    return { ok: true, path: target };
  } catch (error) {
    rmSync(partial, { force: true });
    return { ok: false, error: "backup-failed", detail: messageOf(error) };
  }
}

/** Where a restore prepares what it puts in place; nothing in it counts, and a next one empties it. */
const WORKSHOP = "restoring";

/** Where a backup goes. */
interface RestorePlaces {
  dataDir: string;
  /** The folder of migrations, to refuse a backup of a later version. */
  migrations: string;
  /** The name of the folder for what was there before. */
  keptAs: string;
}

/**
 * Puts a backup in the place of what is in the data directory, which is kept beside it under a name
 * of its own. Needs the server to be stopped. Every document gets a new generation: a browser that
 * still holds words from after the backup offers them to its author instead of merging a second
 * line of history into the first.
 *
 * At every moment a whole database stands under its name: what was there until the one rename that
 * replaces it, and the backup from then on.
 *
 * @returns the path of the folder with what was there before
 */
export function restore(backup: string, places: RestorePlaces): BackupOutcome {
  if (!existsSync(backup)) return { ok: false, error: "no-backup", detail: backup };
  const claim = claimDataDirectory(places.dataDir);
  if (!claim.ok) return claim;
  try {
    return replaceDatabase(backup, claim.databaseFile, places);
  } finally {
    claim.release();
  }
}

function replaceDatabase(
  backup: string,
  file: string,
  { dataDir, migrations, keptAs }: RestorePlaces,
): BackupOutcome {
  const workshop = join(dataDir, WORKSHOP);
  const incoming = join(workshop, "incoming.db");
  try {
    // A write-ahead log that an interrupted restore has left would be replayed into this one's file.
    rmSync(workshop, { recursive: true, force: true });
    mkdirSync(workshop);
    copyDatabase(backup, incoming);
    const prepared = prepare(incoming, migrations);
    if (!prepared.ok) return prepared;
    toDisk(incoming);
    giveToOwner(dataDir, WORKSHOP);
    const kept = join(dataDir, keptAs);
    makeWay(file, workshop, kept);
    if (existsSync(kept)) giveToOwner(dataDir, keptAs);
    renameSync(incoming, file);
    toDisk(dataDir);
    return { ok: true, path: kept };
  } catch (error) {
    return { ok: false, error: "unwritable", detail: messageOf(error) };
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Checks a backup, brings it up to date and begins new generations, before it takes its place. */
function prepare(file: string, migrations: string): BackupOutcome {
  const damage = damageOf(file);
  if (damage) return { ok: false, error: "damaged", detail: damage };
  const opened = openDatabase(file, migrations);
  if (!opened.ok) return opened;
  const { raw } = opened.database;
  try {
    const rooms = raw.prepare<[], { id: number }>("SELECT id FROM room").all();
    const begin = raw.prepare("UPDATE room SET generation = ? WHERE id = ?");
    raw.transaction(() => rooms.forEach(({ id }) => begin.run(randomUUID(), id)))();
    raw.pragma("wal_checkpoint(TRUNCATE)");
    return { ok: true, path: file };
  } finally {
    opened.database.close();
  }
}

/** What SQLite finds wrong with a file, or that it is not one of ours; null when it is whole. */
function damageOf(file: string): string | null {
  try {
    const raw = new SqliteDatabase(file, { readonly: true });
    try {
      const found = raw.pragma("integrity_check", { simple: true });
      if (found !== "ok") return String(found);
      raw.prepare("SELECT 1 FROM __drizzle_migrations LIMIT 1").get();
      return null;
    } finally {
      raw.close();
    }
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Copies what is there into a folder that has its name only once all of it is on disk, and leaves the
 * original without a write-ahead log: that would be replayed into whatever takes its place.
 */
function makeWay(file: string, workshop: string, kept: string): void {
  if (existsSync(file)) {
    const leaving = join(workshop, "leaving");
    mkdirSync(leaving);
    copyDatabase(file, join(leaving, DATABASE_FILE));
    toDisk(leaving);
    renameSync(leaving, kept);
    toDisk(dirname(kept));
    foldLog(file);
  }
  for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
}

/** Copies a database with its write-ahead log, where one stands beside it. */
function copyDatabase(from: string, to: string): void {
  for (const suffix of ["", "-wal"]) {
    if (!existsSync(from + suffix)) continue;
    copyFileSync(from + suffix, to + suffix);
    toDisk(to + suffix);
  }
}

/**
 * Writes what is in the write-ahead log into the database, which is one whole file then. To a damaged
 * one SQLite may do anything: it is no loss under its name, and must have been copied before.
 */
function foldLog(file: string): void {
  let raw: SqliteDatabase.Database | undefined;
  try {
    raw = new SqliteDatabase(file);
    raw.pragma("journal_mode = DELETE");
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    raw?.close();
  }
}

/** Makes sure that a file, or the names in a folder, survive a power cut. */
function toDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
