import { randomUUID } from "node:crypto";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { faultyLog, startRoomServer, type FaultyLog, type RoomServer } from "./room-server";
import { temporaryDatabase, type TemporaryDatabase } from "./temporary-database";

/** A room server on a real database, whose log fails when told to. */
export async function startOnDisk(): Promise<{
  database: TemporaryDatabase;
  log: FaultyLog;
  server: RoomServer;
}> {
  const database = temporaryDatabase();
  const log = faultyLog(sqliteUpdateLog(database.raw, randomUUID, Date.now));
  return { database, log, server: await startRoomServer({ log }) };
}
