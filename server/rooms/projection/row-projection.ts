import { eq } from "drizzle-orm";
import type * as Y from "yjs";
import type { Db } from "#db/client";
import { closingRow, findingRow, improvementRow } from "#db/schema";
import { readDueDate } from "~/domain/follow-up/due-date";
import type { Month } from "~/domain/scorecard/month";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { readinessEntries } from "~/services/live-snapshot.server";
import { meetingById, type Meeting } from "~/services/meetings.server";
import type { LiveEntry } from "~/services/ports";
import { readClosing } from "~/sheet/closing-document";
import { ownerKey } from "~/sheet/owners";
import { readSheet } from "~/sheet/read-sheet";
import type { Projection } from "../ports";

type SheetRoom = Extract<RoomName, { kind: "sheet" }>;

/**
 * Projects documents into rows: a sheet's findings and improvement measures, a closing page's words.
 * A room's rows are replaced whole, in one transaction, so a row can never outlive what it shows.
 *
 * @param tell pushes a department's readiness, which follows from what its sheet says.
 */
export function rowProjection(
  db: Db,
  tell: (meeting: Meeting, entries: readonly LiveEntry[]) => void,
): Projection {
  return {
    project(room, doc) {
      if (room.kind === "closing") projectClosing(db, room.meetingId, doc);
      if (room.kind !== "sheet") return;
      const meeting = meetingById(db, room.meetingId);
      if (!meeting) return;
      db.transaction((tx) => projectSheet(tx, room, doc, meeting.month));
      tell(meeting, readinessEntries(db, meeting, room.departmentId));
    },
  };
}

function projectSheet(db: Db, room: SheetRoom, doc: Y.Doc, reviewMonth: Month): void {
  const { meetingId, departmentId } = room;
  const home = { room: formatRoomName(room), meetingId, departmentId };
  db.delete(findingRow).where(eq(findingRow.room, home.room)).run();
  db.delete(improvementRow).where(eq(improvementRow.room, home.room)).run();
  const sheet = readSheet(doc);
  sheet.findings.forEach(({ id, page, kind, text, causes }, position) =>
    db
      .insert(findingRow)
      .values({
        ...home,
        id,
        page,
        kind,
        position,
        text,
        causes: causes.map((cause) => cause.text),
      })
      .run(),
  );
  sheet.improvements.forEach(
    ({ id, page, action, goal, owners, due, progress, completion }, position) => {
      const read = readDueDate(due, { reviewMonth });
      db.insert(improvementRow)
        .values({
          ...home,
          id,
          page,
          position,
          action,
          goal,
          owners: owners.flatMap((owner) => ownerKey(owner) ?? []),
          dueTyped: due,
          dueOn: read.ok ? read.day : null,
          progress,
          completion,
        })
        .run();
    },
  );
}

function projectClosing(db: Db, meetingId: string, doc: Y.Doc): void {
  const { remarks, decisions } = readClosing(doc);
  db.insert(closingRow)
    .values({ meetingId, remarks, decisions })
    .onConflictDoUpdate({ target: closingRow.meetingId, set: { remarks, decisions } })
    .run();
}
