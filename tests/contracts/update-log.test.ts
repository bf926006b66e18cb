import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { temporaryDatabase } from "../server/rooms/support/temporary-database";
import { updateLogContract } from "./update-log.contract";

updateLogContract("memory", () => memoryUpdateLog(randomUUID));
updateLogContract("SQLite", () => sqliteUpdateLog(temporaryDatabase().raw, randomUUID, Date.now));

test("what SQLite has acknowledged is read by another connection at once", () => {
  const database = temporaryDatabase();
  const log = sqliteUpdateLog(database.raw, randomUUID, Date.now);
  log.load("closing/m", null);
  log.append([{ room: "closing/m", seq: 1, bytes: Uint8Array.of(1), personId: null, at: 1 }]);
  const reader = database.openAgain();
  const { updates } = reader.prepare("SELECT count(*) AS updates FROM room_update").get() as {
    updates: number;
  };
  expect(updates).toBe(1);
});

test("an append inside somebody else's transaction is a bug, not an acknowledgement", () => {
  const { raw } = temporaryDatabase();
  const log = sqliteUpdateLog(raw, randomUUID, Date.now);
  expect(() => raw.transaction(() => log.append([]))()).toThrow("outside transactions");
});
