import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { onTestFinished } from "vitest";
import { openDatabase } from "#db/client";

const MIGRATIONS = fileURLToPath(new URL("../../../../db/migrations", import.meta.url));

/** A database file with the product's tables. */
export type TemporaryDatabase = {
  readonly file: string;
  readonly raw: Database;
  /** A second connection, as another process would have. */
  openAgain(): Database;
};

/** A fresh database of this test, deleted when it has finished. */
export function temporaryDatabase(): TemporaryDatabase {
  const folder = mkdtempSync(join(tmpdir(), "rooms-"));
  const file = join(folder, "test.db");
  const opened = openDatabase(file, MIGRATIONS);
  if (!opened.ok) throw new Error(opened.detail);
  const { raw } = opened.database;
  const open = [raw];
  onTestFinished(() => {
    for (const database of open) database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    file,
    raw,
    openAgain: () => {
      const reader = new SqliteDatabase(file);
      open.push(reader);
      return reader;
    },
  };
}
