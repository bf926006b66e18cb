import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { picture } from "#db/schema";
import { can } from "~/domain/access/can";
import { ok, refuse, type Outcome } from "../command.server";
import type { Ask } from "../context.server";
import { meetingById } from "../meetings.server";

/** Names a picture that is kept. */
export interface PictureName {
  meetingId: string;
  departmentId: string;
  hash: string;
}

/**
 * Whether a person may see a picture: whoever may read the sheet that it was added to. For another
 * company's person the meeting does not exist.
 */
export function maySeePicture(
  { db, who: { actor } }: Pick<Ask, "db" | "who">,
  { meetingId, departmentId }: PictureName,
): Outcome<null> {
  const row = meetingById(db, meetingId);
  if (!row || row.companyId !== actor.companyId) return refuse("unknown-meeting");
  return can(actor, "sheet.read", { companyId: row.companyId, departmentId })
    ? ok(null)
    : refuse("forbidden");
}

/** The bytes of a picture; null when there is none of that name. */
export function pictureBytes(
  db: Db,
  { meetingId, departmentId, hash }: PictureName,
): Buffer | null {
  const isIt = and(
    eq(picture.meetingId, meetingId),
    eq(picture.departmentId, departmentId),
    eq(picture.hash, hash),
  );
  return db.select({ bytes: picture.bytes }).from(picture).where(isIt).get()?.bytes ?? null;
}
