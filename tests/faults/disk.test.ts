import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isStorageFailure, openDatabase, type OpenDatabase } from "#db/client";
import { company } from "#db/schema";
import { claimDataDirectory } from "#server/data-directory";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { CloseCode } from "~/protocol/close-codes";
import { runNamed } from "~/services/commands.server";
import { storageFailure } from "~/services/storage-failure.server";
import { RawPeer } from "../server/rooms/support/raw-peer";
import { seededRandom } from "../server/rooms/support/seeded-random";
import { startRoomServer, type RoomServer } from "../server/rooms/support/room-server";
import { makeCompany, testServices } from "../support/company";

const MIGRATIONS = join(import.meta.dirname, "../../db/migrations");
const ROOM = "sheet/m/d";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "liangdeng-disk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function open(file: string): OpenDatabase {
  const opened = openDatabase(file, MIGRATIONS);
  if (!opened.ok) throw new Error(opened.detail);
  return opened.database;
}

/** A room server on a database file, which gives up waiting for a lock at once. */
async function serveOn(database: OpenDatabase): Promise<RoomServer> {
  database.raw.pragma("busy_timeout = 10");
  return startRoomServer({ log: sqliteUpdateLog(database.raw, randomUUID, Date.now) });
}

/** How a database refuses to be written, and is well again. */
interface Fault {
  name: string;
  begin(raw: OpenDatabase["raw"], file: string): void;
  end(raw: OpenDatabase["raw"]): void;
}

let locker: SqliteDatabase.Database | undefined;

const faults: Fault[] = [
  {
    name: "a full disk",
    begin: (raw) => {
      const pages = raw.pragma("page_count", { simple: true }) as number;
      raw.pragma(`max_page_count = ${pages}`);
    },
    end: (raw) => raw.pragma("max_page_count = 1000000"),
  },
  {
    name: "a disk that has become read-only",
    begin: (raw) => raw.pragma("query_only = ON"),
    end: (raw) => raw.pragma("query_only = OFF"),
  },
  {
    name: "a database that another process has locked",
    begin: (_, file) => {
      locker = new SqliteDatabase(file);
      locker.exec("BEGIN IMMEDIATE");
    },
    end: () => {
      locker?.exec("ROLLBACK");
      locker?.close();
    },
  },
];

describe.each(faults)("with $name", ({ begin, end }) => {
  test("an edit is not acknowledged and shown to nobody, the log says why, and all of it comes back", async () => {
    const file = join(temporaryFolder(), "disk.db");
    const database = open(file);
    const server = await serveOn(database);
    const [author, other] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([author.sync(), other.sync()]);
    await author.saved(author.type("before "));

    begin(database.raw, file);
    // More than the pages that are there can take.
    const refused = author.type("x".repeat(100_000));
    expect(await author.closed).toBe(CloseCode.storageFailure);
    expect(await other.closed).toBe(CloseCode.storageFailure);
    expect(author.all("saved").some(({ seq }) => seq >= refused)).toBe(false);
    expect(other.words).toBe("before ");
    const line = server.lines.find(({ message }) => message === "room given up");
    expect(line).toMatchObject({ level: "error", facts: { room: ROOM, authors: ["a"] } });
    const { error } = (line?.facts ?? {}) as { error?: unknown };
    expect(isStorageFailure(error)).toBe(true);

    end(database.raw);
    const again = new RawPeer(server, ROOM, "a", { doc: author.doc });
    const reader = new RawPeer(server, ROOM, "b", { doc: other.doc });
    await reader.next("hello");
    await again.next("sync-step-1");
    await again.saved(again.submit());
    await vi.waitFor(() => expect(reader.words).toBe(author.words));
    await server.hub.close();
    database.close();
  });

  test("a command changes nothing, says so to its sender and to the operator, and works afterwards", () => {
    const file = join(temporaryFolder(), "disk.db");
    const services = testServices(file);
    const { administrator } = makeCompany(services).people;
    services.database.raw.pragma("busy_timeout = 10");
    const names = () => services.db.select({ name: company.name }).from(company).all();
    const told: unknown[] = [];
    const rename = (name: string) => {
      const input = { name, greyCountsAsWorst: true };
      try {
        return runNamed({ ...services, who: administrator }, "save-company", input);
      } catch (error) {
        return storageFailure({ reportFailure: (cause) => void told.push(cause) }, error);
      }
    };
    begin(services.database.raw, file);
    // On a full disk some commands still find room in the pages that are there.
    let before = names();
    let answer = rename("0");
    for (let name = 1; name < 500 && !("status" in answer); name += 1) {
      before = names();
      answer = rename(String(name));
    }
    expect(answer).toMatchObject({ status: 507 });
    expect(told).toHaveLength(1);
    expect(names()).toEqual(before);
    end(services.database.raw);
    expect(rename("新的名字")).toMatchObject({ ok: true });
    services.database.close();
  });
});

test("anything but a failing disk is a bug, and stays one", () => {
  const bug = new TypeError("not a function");
  expect(() => storageFailure({ reportFailure: () => undefined }, bug)).toThrow(bug);
});

test("a directory that cannot be written is said at the start, not at the first edit", () => {
  const file = join(temporaryFolder(), "a file");
  writeFileSync(file, "in the way");
  expect(claimDataDirectory(join(file, "data"))).toMatchObject({
    ok: false,
    error: "unwritable-directory",
  });
});

/** Set WAL_SEED to run one seed that failed. */
const seeds = process.env["WAL_SEED"] ? [Number(process.env["WAL_SEED"])] : [1, 2, 3, 4, 5, 6];

describe("a write-ahead log that was cut off", () => {
  test.each(seeds)(
    "opens on a moment that was whole, and what people still hold comes back (seed %i)",
    async (seed) => {
      const random = seededRandom(seed);
      const folder = temporaryFolder();
      const file = join(folder, "disk.db");
      const database = open(file);
      // No checkpoint: all that is written stays in the log that will be cut.
      database.raw.pragma("wal_autocheckpoint = 0");
      const server = await serveOn(database);
      const author = new RawPeer(server, ROOM, "a");
      await author.sync();
      for (let word = 0; word < 40; word += 1) await author.saved(author.type(`${word} `));

      const cut = join(folder, "cut.db");
      for (const suffix of ["", "-wal"]) copyFileSync(file + suffix, cut + suffix);
      const { size } = statSync(`${cut}-wal`);
      truncateSync(`${cut}-wal`, Math.floor(size * (0.5 + random() / 2)));
      const survivor = open(cut);
      expect(survivor.raw.pragma("integrity_check", { simple: true })).toBe("ok");
      const restarted = await serveOn(survivor);
      const reader = new RawPeer(restarted, ROOM, "b");
      await reader.sync();
      expect(author.words.startsWith(reader.words)).toBe(true);
      const again = new RawPeer(restarted, ROOM, "a", { doc: author.doc });
      await again.next("sync-step-1");
      await again.saved(again.submit());
      await vi.waitFor(() => expect(reader.words).toBe(author.words));
      for (const [hub, open_] of [
        [server.hub, database],
        [restarted.hub, survivor],
      ] as const) {
        await hub.close();
        open_.close();
      }
    },
  );
});
