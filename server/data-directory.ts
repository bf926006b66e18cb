import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The database's name in its data directory. */
export const DATABASE_FILE = "liangdeng.db";

export type Claim =
  | { ok: true; databaseFile: string; release(): void }
  | { ok: false; error: "unwritable-directory" | "directory-in-use"; detail: string };

/**
 * Creates the data directory and claims it for this process. Two servers on one directory would
 * each hold the rooms in memory and overwrite each other's truth, so the second one is refused.
 * A claim left behind by a killed process is taken over.
 *
 * @param directory path; relative paths are relative to the working directory.
 */
export function claimDataDirectory(directory: string): Claim {
  const folder = resolve(directory);
  const file = join(folder, "server.pid");
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const holder = holderOf(file);
    if (holder !== null) {
      return { ok: false, error: "directory-in-use", detail: `${folder} (${holder})` };
    }
    writeFileSync(file, String(process.pid));
  } catch {
    return { ok: false, error: "unwritable-directory", detail: folder };
  }
  return {
    ok: true,
    databaseFile: join(folder, DATABASE_FILE),
    release: () => rmSync(file, { force: true }),
  };
}

/** The pid of a living other process that claimed the directory, else null. */
function holderOf(file: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM" ? pid : null;
  }
}
