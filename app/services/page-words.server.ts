import { and, asc, eq, gt, isNull, ne } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client";
import { comment, followUp, room, roomSnapshot, roomUpdate } from "#db/schema";
import { pageOf } from "~/protocol/anchor";
import { readAnchor } from "~/protocol/read-anchor";
import { formatRoomName } from "~/protocol/room-name";
import { firstPageOf, parsePageKey, type PageKey } from "~/sheet/page-key";
import { isReviewed, readPlanReview } from "~/sheet/plan-review";
import { readProgress } from "~/sheet/progress";
import { readSheet } from "~/sheet/read-sheet";

/** A department's sheet in a meeting. */
interface SheetPlace {
  meetingId: string;
  departmentId: string;
}

/**
 * Whether anything stands on the pages of a measure or an action plan in a department's sheet, on
 * further and removed ones too, or a comment hangs on one of them.
 *
 * It is the document on disk that is asked and not its rows, in which the words of a removed page
 * are not [MP3]: whatever was typed has to be committed (`Rooms.flush`).
 *
 * @param page the first page of the measure or plan
 */
export function hasWords(db: Db, place: SheetPlace, page: PageKey): boolean {
  const doc = documentOf(db, formatRoomName({ kind: "sheet", ...place }));
  const isWritten =
    hasRows(doc, page) || hasReview(doc, page) || hasProgress(db, doc, place.meetingId, page);
  doc.destroy();
  return isWritten || hasComment(db, place, page);
}

function hasRows(doc: Y.Doc, page: PageKey): boolean {
  const { findings, improvements, pictures, tables } = readSheet(doc);
  return [findings, improvements, pictures, tables].some((rows) =>
    rows.some((row) => firstPageOf(row.page) === page),
  );
}

function hasReview(doc: Y.Doc, page: PageKey): boolean {
  const subject = parsePageKey(page)?.subject;
  return subject?.kind === "plan" && isReviewed(readPlanReview(doc, subject.planId));
}

/** Whether the sheet says how something raised in another meeting went that comes back on the page. */
function hasProgress(db: Db, doc: Y.Doc, meetingId: string, page: PageKey): boolean {
  return db
    .select({ id: followUp.id })
    .from(followUp)
    .where(and(eq(followUp.page, page), ne(followUp.raisedIn, meetingId)))
    .all()
    .some(({ id }) => Object.values(readProgress(doc, id)).some((text) => text !== ""));
}

function hasComment(db: Db, { meetingId, departmentId }: SheetPlace, page: PageKey): boolean {
  const isOnPages = (raw: unknown) => {
    const anchor = readAnchor(raw);
    const on = anchor?.departmentId === departmentId ? pageOf(anchor) : null;
    return on !== null && firstPageOf(on) === page;
  };
  return db
    .select({ anchor: comment.anchor })
    .from(comment)
    .where(and(eq(comment.meetingId, meetingId), isNull(comment.deletedAt)))
    .all()
    .some(({ anchor }) => isOnPages(anchor));
}

/** A room's document as it is on disk, of one's own; empty where nobody was ever in the room. */
function documentOf(db: Db, name: string): Y.Doc {
  const doc = new Y.Doc();
  const found = db.select({ id: room.id }).from(room).where(eq(room.name, name)).get();
  if (!found) return doc;
  const snapshot = db.select().from(roomSnapshot).where(eq(roomSnapshot.roomId, found.id)).get();
  const later = db
    .select({ bytes: roomUpdate.bytes })
    .from(roomUpdate)
    .where(and(eq(roomUpdate.roomId, found.id), gt(roomUpdate.seq, snapshot?.upToSeq ?? 0)))
    .orderBy(asc(roomUpdate.seq))
    .all();
  doc.transact(() => {
    for (const { bytes } of snapshot ? [snapshot, ...later] : later) Y.applyUpdate(doc, bytes);
  });
  return doc;
}
