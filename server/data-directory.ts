import { accessSync, chownSync, constants, mkdirSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import SqliteDatabase from "better-sqlite3";

/** The database's name in its data directory. */
export const DATABASE_FILE = "liangdeng.db";

/** Holds no data: the process that has it locked is the directory's one server. */
const LOCK_FILE = "server.lock";

export type Claim =
  | { ok: true; databaseFile: string; release(): void }
  | { ok: false; error: "unwritable-directory" | "directory-in-use"; detail: string };

/**
 * Creates the data directory and claims it for this process. Two servers on one directory would
 * each hold the rooms in memory and overwrite each other's truth, so the second one is refused.
 *
 * The claim is a lock of the operating system on a file, taken through SQLite. It ends with the
 * process, however that ends, and holds between containers too: a process's number, written down,
 * would be another process's after a reboot, and every container's first process has the number 1.
 *
 * @param directory path; relative paths are relative to the working directory.
 */
export function claimDataDirectory(directory: string): Claim {
  const folder = resolve(directory);
  let lock: SqliteDatabase.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    lock = new SqliteDatabase(join(folder, LOCK_FILE), { timeout: 0 });
    giveToOwner(folder, LOCK_FILE);
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    const why = isHeld(error) ? "directory-in-use" : "unwritable-directory";
    return { ok: false, error: why, detail: folder };
  }
  const held = lock;
  return {
    ok: true,
    databaseFile: join(folder, DATABASE_FILE),
    release: () => void held.close(),
  };
}

/**
 * Leaves nothing in a data directory that its server could not write: what a command puts there that
 * root was asked to run is given to whom the directory belongs.
 *
 * @param name of a file or folder in `folder`, the data directory
 */
export function giveToOwner(folder: string, name: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  const path = join(folder, name);
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const inside of readdirSync(path)) chownSync(join(path, inside), uid, gid);
}

function isHeld(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code === "SQLITE_BUSY";
}
