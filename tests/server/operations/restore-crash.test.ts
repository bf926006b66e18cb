import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#db/client";
import { backUp, restore } from "#server/operations/backup";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { RawPeer } from "../rooms/support/raw-peer";
import { startRoomServer } from "../rooms/support/room-server";

/** How many steps are still taken before the machine dies; a dead one does nothing any more. */
const alive = vi.hoisted(() => ({ steps: Infinity }));

vi.mock("node:fs", async (load) => {
  const fs = await load<Record<string, unknown>>();
  const mortal =
    (step: (...values: unknown[]) => unknown) =>
    (...values: unknown[]) => {
      if (alive.steps <= 0) throw new Error("dead");
      alive.steps -= 1;
      return step(...values);
    };
  // What changes a directory, or has it written: before any of these the machine may die.
  const steps = ["copyFileSync", "fsyncSync", "mkdirSync", "renameSync", "rmSync", "writeFileSync"];
  const mortals = steps.map((name) => [name, mortal(fs[name] as () => unknown)]);
  return { ...fs, ...Object.fromEntries(mortals) };
});

const MIGRATIONS = join(import.meta.dirname, "../../../db/migrations");
const ROOM = "sheet/m/d";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liangdeng-restore-"));
  onTestFinished(() => {
    alive.steps = Infinity;
    rmSync(folder, { recursive: true });
  });
});

/** A room server on a directory's database, as the product's would be. */
async function serve(dataDir: string) {
  const opened = openDatabase(join(dataDir, "liangdeng.db"), MIGRATIONS);
  if (!opened.ok) throw new Error(`${opened.error}: ${opened.detail}`);
  const { database } = opened;
  const log = sqliteUpdateLog(database.raw, randomUUID, Date.now);
  const server = await startRoomServer({ log });
  const stop = async () => {
    await server.hub.close();
    database.close();
  };
  return { server, stop };
}

async function wordsIn(dataDir: string): Promise<string> {
  const { server, stop } = await serve(dataDir);
  const reader = new RawPeer(server, ROOM, "b");
  await reader.sync();
  await stop();
  return reader.words;
}

/**
 * A server that was killed: of what was written some stands in the database, some in its write-ahead
 * log alone.
 *
 * @returns a backup of "before", and a way to put "before after" into a new data directory
 */
async function killedServer() {
  const source = join(folder, "source");
  mkdirSync(source);
  const { server, stop } = await serve(source);
  const author = new RawPeer(server, ROOM, "a");
  await author.sync();
  await author.saved(author.type("before"));
  const made = backUp(source, folder, "backup.db");
  await author.saved(author.type(" after"));
  const left = join(folder, "left");
  mkdirSync(left);
  const files = ["liangdeng.db", "liangdeng.db-wal"];
  for (const name of files) copyFileSync(join(source, name), join(left, name));
  await stop();
  if (!made.ok) throw new Error(made.detail);
  const layOut = (name: string) => {
    const dataDir = join(folder, name);
    mkdirSync(dataDir);
    for (const file of files) copyFileSync(join(left, file), join(dataDir, file));
    return dataDir;
  };
  return { backup: made.path, layOut };
}

test("a machine that dies at any step of a restore leaves one whole database under the name, and a next restore succeeds", async () => {
  const { backup, layOut } = await killedServer();
  const found = new Set<string>();
  for (let steps = 0, over = false; !over; steps += 1) {
    const dataDir = layOut(`crash-${steps}`);
    const putBack = (keptAs: string) =>
      restore(backup, { dataDir, migrations: MIGRATIONS, keptAs });
    alive.steps = steps;
    try {
      over = putBack("kept").ok;
    } catch {
      over = false;
    }
    alive.steps = Infinity;

    const words = await wordsIn(dataDir);
    found.add(words);
    expect(["before after", "before"]).toContain(words);
    const kept = join(dataDir, "kept");
    if (words === "before" || existsSync(kept)) {
      expect(await wordsIn(kept)).toBe("before after");
    }
    if (over) break;
    expect(putBack("kept-later").ok).toBe(true);
    expect(await wordsIn(dataDir)).toBe("before");
  }
  expect([...found].toSorted()).toEqual(["before", "before after"]);
});

test("what was there can be put back itself, with the last words that were saved", async () => {
  const { backup, layOut } = await killedServer();
  const dataDir = layOut("data");
  const places = { dataDir, migrations: MIGRATIONS };
  restore(backup, { ...places, keptAs: "kept" });
  expect(await wordsIn(dataDir)).toBe("before");
  restore(join(dataDir, "kept", "liangdeng.db"), { ...places, keptAs: "kept-2" });
  expect(await wordsIn(dataDir)).toBe("before after");
});

test("a backup that has a write-ahead log beside it is put back with it", async () => {
  const { backup, layOut } = await killedServer();
  const dataDir = layOut("data");
  const places = { dataDir, migrations: MIGRATIONS };
  restore(backup, { ...places, keptAs: "kept" });
  const killed = join(layOut("killed"), "liangdeng.db");
  expect(restore(killed, { ...places, keptAs: "kept-2" }).ok).toBe(true);
  expect(await wordsIn(dataDir)).toBe("before after");
});

test("a damaged database is replaced, and kept as it was with its write-ahead log", async () => {
  const { backup, layOut } = await killedServer();
  const dataDir = layOut("data");
  const damaged = join(dataDir, "liangdeng.db");
  writeFileSync(damaged, "no database at all ".repeat(1_000));
  truncateSync(damaged, 8_192);
  expect(restore(backup, { dataDir, migrations: MIGRATIONS, keptAs: "kept" }).ok).toBe(true);
  expect(await wordsIn(dataDir)).toBe("before");
  expect(existsSync(join(dataDir, "kept", "liangdeng.db-wal"))).toBe(true);
});
