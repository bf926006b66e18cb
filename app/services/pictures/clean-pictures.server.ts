import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { meeting, picture } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { storedRecordOf } from "../record/stored-record.server";

/**
 * [PI4] Throws away the pictures of a company's closed meetings that no page of their records shows.
 * A closed meeting's rooms take no more edits, so nothing can name one of them again; a record that
 * cannot be read keeps everything.
 *
 * @returns how many were thrown away.
 */
export function cleanPictures(db: Db, companyId: string): number {
  const kept = db
    .selectDistinct({ meetingId: picture.meetingId, phase: meeting.phase })
    .from(picture)
    .innerJoin(meeting, eq(meeting.id, picture.meetingId))
    .where(eq(meeting.companyId, companyId))
    .all();
  return kept
    .filter(({ phase }) => isSealed(phase))
    .reduce((sum, { meetingId, phase }) => sum + cleanMeeting(db, { id: meetingId, phase }), 0);
}

function cleanMeeting(db: Db, closed: Parameters<typeof storedRecordOf>[1]): number {
  const record = storedRecordOf(db, closed)?.record;
  if (!record) return 0;
  const name = (departmentId: string, hash: string) => `${departmentId} ${hash}`;
  const shown = new Set(record.pictures?.map((each) => name(each.departmentId, each.hash)));
  const ofMeeting = eq(picture.meetingId, closed.id);
  const unshown = db
    .select({ departmentId: picture.departmentId, hash: picture.hash })
    .from(picture)
    .where(ofMeeting)
    .all()
    .filter(({ departmentId, hash }) => !shown.has(name(departmentId, hash)));
  for (const { departmentId, hash } of unshown) {
    db.delete(picture)
      .where(and(ofMeeting, eq(picture.departmentId, departmentId), eq(picture.hash, hash)))
      .run();
  }
  return unshown.length;
}
