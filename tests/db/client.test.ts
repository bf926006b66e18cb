import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "#db/client";
import { company } from "#db/schema";
import { claimDataDirectory } from "#server/data-directory";

const MIGRATIONS = "db/migrations";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liangdeng-db-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("opening the database", () => {
  it("creates it, and keeps what was written over a second start", () => {
    const file = join(folder, "a.db");
    const first = openDatabase(file, MIGRATIONS);
    if (!first.ok) throw new Error(first.detail);
    first.database.db.insert(company).values({ id: "c", name: "C", createdAt: 0 }).run();
    first.database.close();
    const second = openDatabase(file, MIGRATIONS);
    if (!second.ok) throw new Error(second.detail);
    expect(second.database.db.select().from(company).all()).toHaveLength(1);
    expect(second.database.raw.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(second.database.raw.pragma("synchronous", { simple: true }), "NORMAL").toBe(1);
    second.database.close();
  });

  it("refuses a database that a newer version has migrated, and leaves it as it was", () => {
    const file = join(folder, "newer.db");
    const opened = openDatabase(file, MIGRATIONS);
    if (!opened.ok) throw new Error(opened.detail);
    opened.database.close();
    const raw = new SqliteDatabase(file);
    raw
      .prepare(
        "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)",
      )
      .run();
    raw.pragma("journal_mode = DELETE");
    raw.close();
    const before = readFileSync(file);
    expect(openDatabase(file, MIGRATIONS)).toMatchObject({ ok: false, error: "newer-database" });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("says that a file is no database instead of overwriting it", () => {
    const file = join(folder, "letter.db");
    writeFileSync(file, "Dear colleagues, this is not a database at all. ".repeat(40));
    expect(openDatabase(file, MIGRATIONS)).toMatchObject({ ok: false, error: "damaged" });
    expect(readFileSync(file, "utf8")).toContain("Dear colleagues");
  });

  it("says that a path cannot be written", () => {
    expect(openDatabase(join(folder, "missing", "a.db"), MIGRATIONS)).toMatchObject({
      ok: false,
      error: "unwritable",
    });
  });
});

/** A process that claims a directory by its lock file, says so, and does nothing else. */
function holdLock(file: string) {
  const program = `
    const SqliteDatabase = require("better-sqlite3");
    new SqliteDatabase(process.argv[1]).exec("BEGIN EXCLUSIVE");
    console.log("held");
    setInterval(() => undefined, 1_000);`;
  return spawn(process.execPath, ["-e", program, file], { stdio: ["ignore", "pipe", "inherit"] });
}

describe("claiming a data directory", () => {
  it("refuses a directory that another process holds, until that one is dead", async () => {
    const holder = holdLock(join(folder, "server.lock"));
    await once(holder.stdout, "data");
    expect(claimDataDirectory(folder)).toMatchObject({ ok: false, error: "directory-in-use" });
    holder.kill("SIGKILL");
    await once(holder, "close");
    const claim = claimDataDirectory(folder);
    expect(claim).toMatchObject({ ok: true });
    if (claim.ok) claim.release();
  });

  it("refuses it to this process too, whose number another container's has as well", () => {
    const first = claimDataDirectory(folder);
    expect(claimDataDirectory(folder)).toMatchObject({ ok: false, error: "directory-in-use" });
    if (first.ok) first.release();
    const next = claimDataDirectory(folder);
    expect(next).toMatchObject({ ok: true });
    if (next.ok) next.release();
  });

  it("says that a directory cannot be created", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect(claimDataDirectory(join(file, "data"))).toMatchObject({
      ok: false,
      error: "unwritable-directory",
    });
  });
});
