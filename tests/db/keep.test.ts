import { existsSync, statSync } from "node:fs";
import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import { keep } from "#db/keep";
import { temporaryDatabase } from "../server/rooms/support/temporary-database";

const lost = () => Promise.reject(new Error("EIO"));

/** A database with something committed that stands in the log alone. */
function written() {
  const database = temporaryDatabase();
  database.raw.pragma("wal_checkpoint(TRUNCATE)");
  database.raw.exec("CREATE TABLE note (words TEXT); INSERT INTO note VALUES ('kept')");
  return { ...database, log: `${database.file}-wal` };
}

test("what is kept is flushed where it stands: the log, and nothing is carried over", async () => {
  const { raw, log } = written();
  const { size } = statSync(log);
  const flushed: string[] = [];
  await keep(raw, async (file) => void flushed.push(file));
  expect(flushed).toEqual([log]);
  expect(statSync(log).size).toBe(size);
  await keep(raw);
});

test("what the disk does not keep of the log is carried over into the database", async () => {
  const { raw, file, log } = written();
  await keep(raw, lost);
  expect(statSync(log).size).toBe(0);
  const alone = new SqliteDatabase(file, { readonly: true });
  expect(alone.prepare("SELECT words FROM note").get()).toEqual({ words: "kept" });
  alone.close();
});

test("a flush that succeeds after one that failed proves nothing until all is carried over", async () => {
  const { raw, log, openAgain } = written();
  const reader = openAgain();
  reader.exec("BEGIN; SELECT * FROM note");
  raw.exec("INSERT INTO note VALUES ('more')");
  raw.pragma("busy_timeout = 1");
  await expect(keep(raw, lost)).rejects.toMatchObject({ code: "SQLITE_BUSY" });
  await expect(keep(raw)).rejects.toMatchObject({ code: "SQLITE_BUSY" });
  reader.exec("COMMIT");
  await keep(raw);
  expect(statSync(log).size).toBe(0);
});

test("a database in memory has nothing to keep", async () => {
  const raw = new SqliteDatabase(":memory:");
  await keep(raw);
  expect(existsSync(":memory:-wal")).toBe(false);
  raw.close();
});
