import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { ReadinessProbe } from "#server/operations/readiness";

function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "liangdeng-ready-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "ready.db");
}

/** A probe of a database, and a way to let a second pass. */
function probeOf(database: SqliteDatabase.Database) {
  let now = 0;
  const probe = new ReadinessProbe(database, () => now);
  const later = () => {
    now += 1_000;
    return probe.read();
  };
  return { probe, later };
}

test("a server is ready while its database takes writes, not while another holds it, and again after", () => {
  const file = databaseFile();
  const ours = new SqliteDatabase(file, { timeout: 0 });
  const other = new SqliteDatabase(file);
  ours.pragma("journal_mode = WAL");
  const { later } = probeOf(ours);
  expect(later()).toBe("ready");
  other.exec("BEGIN IMMEDIATE");
  expect(later()).toBe("storage-failure");
  other.exec("ROLLBACK");
  expect(later()).toBe("ready");
});

test("the disk itself is asked, which takes no byte when it is full and gives the lock all the same; once a second", () => {
  const file = databaseFile();
  const database = new SqliteDatabase(file);
  database.pragma("journal_mode = WAL");
  const { probe, later } = probeOf(database);
  const written = () => statSync(`${file}-wal`).size;
  expect(later()).toBe("ready");
  const once = written();
  expect(once).toBeGreaterThan(0);
  for (let asked = 0; asked < 100; asked += 1) expect(probe.read()).toBe("ready");
  expect(written()).toBe(once);
  later();
  expect(written()).toBeGreaterThan(once);
  database.pragma("query_only = ON");
  expect(later()).toBe("storage-failure");
});

test("a server on its way out is not ready, whatever its database says", () => {
  const probe = new ReadinessProbe(new SqliteDatabase(databaseFile()));
  probe.stop();
  expect(probe.read()).toBe("stopping");
});
