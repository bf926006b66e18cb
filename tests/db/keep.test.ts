import { existsSync, statSync } from "node:fs";
import SqliteDatabase from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { Keeper } from "#db/keep";
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
  const flushed: number[] = [];
  const keeper = new Keeper(raw, async (file) => void flushed.push((await file.stat()).ino));
  await keeper.keep();
  expect(flushed).toEqual([statSync(log).ino]);
  expect(statSync(log).size).toBe(size);
  await keeper.close();
  await new Keeper(raw).keep();
});

test("what the disk does not keep of the log is carried over into the database", async () => {
  const { raw, file, log } = written();
  await new Keeper(raw, lost).keep();
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
  let times = 0;
  const keeper = new Keeper(raw, () => ((times += 1) === 1 ? lost() : Promise.resolve()));
  await expect(keeper.keep()).rejects.toMatchObject({ code: "SQLITE_BUSY" });
  await expect(keeper.keep()).rejects.toMatchObject({ code: "SQLITE_BUSY" });
  reader.exec("COMMIT");
  await keeper.keep();
  expect(statSync(log).size).toBe(0);
});

test("a database in memory has nothing to keep", async () => {
  const raw = new SqliteDatabase(":memory:");
  await new Keeper(raw).keep();
  expect(existsSync(":memory:-wal")).toBe(false);
  raw.close();
});

test("who asks while the disk is at work is told after the next time, once for all of them", async () => {
  const { raw } = written();
  const flushes: (() => void)[] = [];
  const keeper = new Keeper(raw, () => new Promise((done) => flushes.push(done)));
  const told: string[] = [];
  const ask = (name: string) => keeper.keep().then(() => void told.push(name));
  const first = ask("first");
  await vi.waitFor(() => expect(flushes).toHaveLength(1));
  const others = [ask("second"), ask("third")];
  flushes[0]?.();
  await first;
  expect(told).toEqual(["first"]);
  await vi.waitFor(() => expect(flushes).toHaveLength(2));
  flushes[1]?.();
  await Promise.all(others);
  expect(told).toEqual(["first", "second", "third"]);
  expect(flushes).toHaveLength(2);
  await keeper.close();
});
