import { eq } from "drizzle-orm";
import type * as Y from "yjs";
import type { Db } from "#db/client";
import {
  breakdownRow,
  closingRow,
  findingRow,
  improvementRow,
  pagePictureRow,
  planReviewRow,
  room as roomTable,
  TO_BE_REMADE,
} from "#db/schema";
import { formatRoomName, type LiveRoom } from "~/protocol/room-name";
import { hasDocument } from "~/protocol/read-room-name";
import { followUpEntries } from "~/services/follow-ups/follow-up-rows.server";
import { keepFollowUps } from "~/services/follow-ups/keep-follow-ups.server";
import { keepProgress } from "~/services/follow-ups/keep-progress.server";
import { meetingById, type Meeting } from "~/services/meetings.server";
import type { Clock, LiveEntry } from "~/services/ports";
import { readClosing } from "~/sheet/closing-document";
import { readProgress } from "~/sheet/progress";
import type { Projection } from "../ports";
import { DepartmentPages } from "./department-pages";
import { sheetDifferences, writeDifferences } from "./keep-rows";
import { markProjected, roomsBehind, writerSince } from "./projected-seq";
import { ReadinessNews } from "./readiness-news";
import { sheetRows, type SheetRoom } from "./sheet-rows";

/**
 * Projects documents into rows: a sheet's findings and improvement measures, a closing page's words.
 * Only rows that differ are written, in one transaction with the number up to which the room is
 * projected, so rows and number never disagree. Follow-ups are more than a projection: they are kept
 * in step with the sheet in the same transaction.
 *
 * @param tell pushes what follows from a sheet to its meeting's and its company's room.
 */
export function rowProjection(
  db: Db,
  clock: Clock,
  tell: (room: LiveRoom, companyId: string, entries: readonly LiveEntry[]) => void,
): Projection {
  const pages = new DepartmentPages(db);
  const readiness = new ReadinessNews(db);

  function projectSheet(room: SheetRoom, meeting: Meeting, doc: Y.Doc, seq: number): void {
    const name = formatRoomName(room);
    const { companyId } = meeting;
    const { departmentId } = room;
    const own = pages.of(meeting, departmentId);
    const changes = sheetDifferences(db, name, sheetRows(room, doc, meeting.month, own.all));
    if (changes) readiness.before(meeting, departmentId);
    const followUps = db.transaction((tx) => {
      if (changes) writeDifferences(tx, name, changes);
      keepProgress(tx, meeting, own.first, (followUpId) => readProgress(doc, followUpId));
      // Before they are marked: who wrote is asked of the updates that are not projected yet.
      const writing = { by: changes && writerSince(tx, name), at: clock.now() };
      markProjected(tx, name, seq);
      const place = { departmentId, firstPages: own.first };
      return changes ? keepFollowUps(tx, meeting, place, writing) : [];
    });
    const news = changes ? readiness.after(meeting, departmentId) : [];
    if (news.length > 0) tell({ kind: "meeting", meetingId: meeting.id }, companyId, news);
    if (followUps.length > 0) {
      tell({ kind: "company", companyId }, companyId, followUpEntries(db, companyId, followUps));
    }
  }

  return {
    project(room, doc, seq) {
      if (!hasDocument(room)) return;
      const meeting = meetingById(db, room.meetingId);
      // What was written for a meeting that has been discarded shows nowhere.
      if (!meeting) markProjected(db, formatRoomName(room), seq);
      else if (room.kind === "sheet") projectSheet(room, meeting, doc, seq);
      else projectClosing(db, meeting.id, doc, seq);
    },
    behind: (prefix) => roomsBehind(db, prefix),
    empty: () =>
      db.transaction((tx) => {
        for (const table of [
          findingRow,
          improvementRow,
          pagePictureRow,
          planReviewRow,
          breakdownRow,
          closingRow,
        ]) {
          tx.delete(table).run();
        }
        tx.update(roomTable).set({ projectedSeq: TO_BE_REMADE }).run();
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
