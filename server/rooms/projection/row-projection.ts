import { eq } from "drizzle-orm";
import type * as Y from "yjs";
import type { Db } from "#db/client";
import { closingRow, findingRow, improvementRow, room as roomTable } from "#db/schema";
import { formatRoomName } from "~/protocol/room-name";
import { meetingById, type Meeting } from "~/services/meetings.server";
import type { LiveEntry } from "~/services/ports";
import { readClosing } from "~/sheet/closing-document";
import type { Projection } from "../ports";
import { DepartmentSubjects } from "./department-subjects";
import { sheetDifferences, writeDifferences } from "./keep-rows";
import { markProjected, roomsBehind } from "./projected-seq";
import { ReadinessNews } from "./readiness-news";
import { sheetRows, type SheetRoom } from "./sheet-rows";

/**
 * Projects documents into rows: a sheet's findings and improvement measures, a closing page's words.
 * Only rows that differ are written, in one transaction with the number up to which the room is
 * projected, so rows and number never disagree.
 *
 * @param tell pushes a department's readiness when a sheet has changed it.
 */
export function rowProjection(
  db: Db,
  tell: (meeting: Meeting, entries: readonly LiveEntry[]) => void,
): Projection {
  const subjects = new DepartmentSubjects(db);
  const readiness = new ReadinessNews(db);

  function projectSheet(room: SheetRoom, meeting: Meeting, doc: Y.Doc, seq: number): void {
    const name = formatRoomName(room);
    const own = subjects.of(meeting, room.departmentId);
    const changes = sheetDifferences(db, name, sheetRows(room, doc, meeting.month, own));
    if (!changes) return markProjected(db, name, seq);
    readiness.before(meeting, room.departmentId);
    db.transaction((tx) => {
      writeDifferences(tx, name, changes);
      markProjected(tx, name, seq);
    });
    const news = readiness.after(meeting, room.departmentId);
    if (news.length > 0) tell(meeting, news);
  }

  return {
    project(room, doc, seq) {
      if (room.kind === "meeting") return;
      const meeting = meetingById(db, room.meetingId);
      // What was written for a meeting that has been discarded shows nowhere.
      if (!meeting) markProjected(db, formatRoomName(room), seq);
      else if (room.kind === "sheet") projectSheet(room, meeting, doc, seq);
      else projectClosing(db, meeting.id, doc, seq);
    },
    behind: (prefix) => roomsBehind(db, prefix),
    empty: () =>
      db.transaction((tx) => {
        for (const table of [findingRow, improvementRow, closingRow]) tx.delete(table).run();
        tx.update(roomTable).set({ projectedSeq: 0 }).run();
      }),
  };
}

function projectClosing(db: Db, meetingId: string, doc: Y.Doc, seq: number): void {
  const name = formatRoomName({ kind: "closing", meetingId });
  const { remarks, decisions } = readClosing(doc);
  const stored = db.select().from(closingRow).where(eq(closingRow.meetingId, meetingId)).get();
  const isStored = stored?.remarks === remarks && stored.decisions === decisions;
  if (isStored) return markProjected(db, name, seq);
  db.transaction((tx) => {
    tx.insert(closingRow)
      .values({ meetingId, remarks, decisions })
      .onConflictDoUpdate({ target: closingRow.meetingId, set: { remarks, decisions } })
      .run();
    markProjected(tx, name, seq);
  });
}
