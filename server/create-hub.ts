import { randomUUID } from "node:crypto";
import type { OpenDatabase } from "#db/client";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { revisionOf } from "~/services/meetings.server";
import type { Clock } from "~/services/ports";
import type { Log } from "./log";
import { Hub } from "./rooms/hub";
import { rowProjection } from "./rooms/projection/row-projection";
import { roomAccess } from "./rooms/room-access";
import { sqliteUpdateLog } from "./rooms/sqlite-update-log";

/** Puts the room server together on a database: its log, its rights, its projection. */
export function createHub({ db, raw }: OpenDatabase, clock: Clock, log: Log): Hub {
  const hub: Hub = new Hub({
    log: sqliteUpdateLog(raw, randomUUID, () => clock.now()),
    access: roomAccess({ db, clock }),
    live: { snapshot: (meetingId) => liveSnapshot(db, meetingId) },
    projection: rowProjection(db, ({ id, companyId }, entries) =>
      hub.publish(id, { revision: revisionOf(db, companyId), entries }),
    ),
    clock,
    logger: log,
  });
  return hub;
}
