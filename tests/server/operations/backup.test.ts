import { randomUUID } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase, type OpenDatabase } from "#db/client";
import { claimDataDirectory } from "#server/data-directory";
import { backUp, restore } from "#server/operations/backup";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { CloseCode } from "~/protocol/close-codes";
import { RawPeer } from "../rooms/support/raw-peer";
import { startRoomServer, type RoomServer } from "../rooms/support/room-server";

const MIGRATIONS = join(import.meta.dirname, "../../../db/migrations");
const ROOM = "sheet/m/d";

let dataDir: string;
let backups: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "liangdeng-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  dataDir = join(folder, "data");
  backups = join(folder, "backups");
  mkdirSync(dataDir);
});

/** A room server on the data directory's database, as the product's would be. */
async function serve(): Promise<{ server: RoomServer; database: OpenDatabase }> {
  const opened = openDatabase(join(dataDir, "liangdeng.db"), MIGRATIONS);
  if (!opened.ok) throw new Error(opened.detail);
  const { database } = opened;
  const log = sqliteUpdateLog(database.raw, randomUUID, Date.now);
  return { server: await startRoomServer({ log }), database };
}

async function stop({ server, database }: Awaited<ReturnType<typeof serve>>): Promise<void> {
  await server.hub.close();
  database.close();
}

const putBack = (backup: string) =>
  restore(backup, { dataDir, migrations: MIGRATIONS, keptAs: "before" });

describe("a backup", () => {
  test("made while people write holds one moment, and everything saved before it", async () => {
    const running = await serve();
    const author = new RawPeer(running.server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("before"));
    const made = backUp(dataDir, backups, "one.db");
    await author.saved(author.type(" after"));
    await stop(running);

    expect(made).toEqual({ ok: true, path: join(backups, "one.db") });
    expect(putBack(join(backups, "one.db"))).toMatchObject({ ok: true });
    const again = await serve();
    const reader = new RawPeer(again.server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("before");
    await stop(again);
  });

  test("that cannot be made leaves no file that looks like one", () => {
    expect(backUp(dataDir, backups, "one.db")).toMatchObject({ ok: false, error: "no-database" });
    writeFileSync(join(dataDir, "liangdeng.db"), "this is no database");
    expect(backUp(dataDir, backups, "one.db")).toMatchObject({ ok: false, error: "backup-failed" });
    expect(readdirSync(backups)).toEqual([]);
  });
});

describe("a restore", () => {
  test("begins a new generation: who holds words from after the backup is told, and nothing doubles", async () => {
    const running = await serve();
    const author = new RawPeer(running.server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("before"));
    backUp(dataDir, backups, "one.db");
    await author.saved(author.type(" after"));
    const { generation } = await author.next("hello");
    await stop(running);

    putBack(join(backups, "one.db"));
    const again = await serve();
    const returning = new RawPeer(again.server, ROOM, "a", { doc: author.doc, generation });
    expect(await returning.closed).toBe(CloseCode.otherGeneration);
    const fresh = new RawPeer(again.server, ROOM, "a");
    await fresh.sync();
    expect(fresh.words).toBe("before");
    expect((await fresh.next("hello")).generation).not.toBe(generation);
    await stop(again);
  });

  test("keeps what was there, write-ahead log and all, under another name", async () => {
    const running = await serve();
    const author = new RawPeer(running.server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("before"));
    backUp(dataDir, backups, "one.db");
    await author.saved(author.type(" after"));
    await stop(running);

    const done = putBack(join(backups, "one.db"));
    expect(done).toEqual({ ok: true, path: join(dataDir, "before") });
    dataDir = join(dataDir, "before");
    const kept = await serve();
    const reader = new RawPeer(kept.server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("before after");
    await stop(kept);
  });

  test("under a running server is refused", async () => {
    const running = await serve();
    backUp(dataDir, backups, "one.db");
    await stop(running);
    const claim = claimDataDirectory(dataDir);
    expect(putBack(join(backups, "one.db"))).toMatchObject({ error: "directory-in-use" });
    if (claim.ok) claim.release();
    expect(putBack(join(backups, "one.db"))).toMatchObject({ ok: true });
  });

  test("by root leaves a directory that its owner can go on with", async () => {
    const running = await serve();
    backUp(dataDir, backups, "one.db");
    await stop(running);
    // Whoever is not root can give nothing away, and then everything is theirs anyway.
    if (process.getuid?.() === 0) chownSync(dataDir, 12_345, 12_345);
    expect(putBack(join(backups, "one.db"))).toMatchObject({ ok: true });
    const owner = statSync(dataDir).uid;
    const put = ["liangdeng.db", "server.lock", "before", "before/liangdeng.db"];
    expect(put.map((name) => statSync(join(dataDir, name)).uid)).toEqual(put.map(() => owner));
  });

  test("of a file that is no backup changes nothing", async () => {
    const running = await serve();
    const author = new RawPeer(running.server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("still here"));
    await stop(running);
    const bad = join(dataDir, "..", "bad.db");
    writeFileSync(bad, "no database at all".repeat(1_000));
    expect(putBack(bad)).toMatchObject({ ok: false, error: "damaged" });
    expect(putBack(join(dataDir, "nowhere.db"))).toMatchObject({ error: "no-backup" });
    expect(existsSync(join(dataDir, "before"))).toBe(false);
    expect(existsSync(join(dataDir, "restoring"))).toBe(false);

    const again = await serve();
    const reader = new RawPeer(again.server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("still here");
    await stop(again);
  });

  test("of a backup from a later version is refused", async () => {
    const running = await serve();
    running.database.raw
      .prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ?)")
      .run(Date.now() * 2);
    backUp(dataDir, backups, "later.db");
    await stop(running);
    expect(putBack(join(backups, "later.db"))).toMatchObject({ error: "newer-database" });
  });
});
