import { randomUUID } from "node:crypto";
import type { OpenDatabase } from "#db/client";
import { noteSeen } from "~/services/attendance.server";
import { companySnapshot } from "~/services/follow-ups/company-snapshot.server";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { revisionOf } from "~/services/meetings.server";
import type { Clock } from "~/services/ports";
import type { Log } from "./log";
import { Hub } from "./rooms/hub";
import type { RoomMeter } from "./rooms/ports";
import { rowProjection } from "./rooms/projection/row-projection";
import { roomAccess } from "./rooms/room-access";
import { sqliteUpdateLog } from "./rooms/sqlite-update-log";

/** Puts the room server together on a database: its log, its rights, its projection. */
export function createHub(
  { db, raw }: OpenDatabase,
  clock: Clock,
  log: Log,
  meter: RoomMeter,
): Hub {
  const hub: Hub = new Hub({
    log: sqliteUpdateLog(raw, randomUUID, () => clock.now()),
    access: roomAccess({ db, clock }),
    attendance: {
      seen: (people) =>
        db.transaction(
          (tx) => {
            for (const [meetingId, ids] of people) noteSeen(tx, meetingId, [...ids], clock.now());
          },
          { behavior: "immediate" },
        ),
    },
    live: {
      snapshot: (room, held) =>
        room.kind === "meeting"
          ? liveSnapshot(db, room.meetingId, held)
          : companySnapshot(db, room.companyId, clock.now()),
    },
    projection: rowProjection(db, clock, (room, companyId, entries) =>
      hub.publish(room, { revision: revisionOf(db, companyId), entries }),
    ),
    clock,
    logger: log,
    meter,
  });
  return hub;
}
