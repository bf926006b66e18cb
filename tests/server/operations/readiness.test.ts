import { mkdtempSync, rmSync } from "node:fs";
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

test("a server is ready while its database takes writes, not while another holds it, and again after", () => {
  const file = databaseFile();
  const ours = new SqliteDatabase(file, { timeout: 0 });
  const other = new SqliteDatabase(file);
  ours.pragma("journal_mode = WAL");
  const probe = new ReadinessProbe(ours);
  expect(probe.read()).toBe("ready");
  other.exec("BEGIN IMMEDIATE");
  expect(probe.read()).toBe("storage-failure");
  other.exec("ROLLBACK");
  expect(probe.read()).toBe("ready");
});

test("a server on its way out is not ready, whatever its database says", () => {
  const probe = new ReadinessProbe(new SqliteDatabase(databaseFile()));
  probe.stop();
  expect(probe.read()).toBe("stopping");
});
