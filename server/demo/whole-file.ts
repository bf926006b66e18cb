import { existsSync, renameSync, rmSync } from "node:fs";

/**
 * Makes sure that a database is there, and whole. Loading is hundreds of commits: it happens in a
 * file beside, which is moved into place when everything is in it. A load that was interrupted
 * leaves only that file, which the next one starts anew; a database that is in place is kept as
 * people have left it.
 *
 * @param file where the database belongs.
 * @param load fills a fresh database at the path given and closes it.
 */
export async function wholeFile(
  file: string,
  load: (file: string) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) return;
  const loading = `${file}.loading`;
  removeDatabase(loading);
  try {
    await load(loading);
    // Closing a database folds its write-ahead log into it: the one file is all of it.
    if (existsSync(`${loading}-wal`)) throw new Error("the database was not closed");
    renameSync(loading, file);
  } catch (error) {
    removeDatabase(loading);
    throw error;
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
}
