import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { attendance } from "#db/schema";
import { meetingById } from "./meetings.server";

/** Somebody's attendance of a meeting; product clock, ms. */
export interface Attended {
  personId: string;
  firstAt: number;
  lastAt: number;
}

/**
 * Notes that people were in a meeting's room at a moment. Only while it is live: whoever looks in
 * before it begins or after it was closed has not attended it.
 */
export function noteSeen(
  db: Db,
  meetingId: string,
  personIds: readonly string[],
  at: number,
): void {
  if (meetingById(db, meetingId)?.phase !== "live") return;
  for (const personId of personIds) {
    db.insert(attendance)
      .values({ meetingId, personId, firstAt: at, lastAt: at })
      .onConflictDoUpdate({
        target: [attendance.meetingId, attendance.personId],
        set: { lastAt: sql`max(${attendance.lastAt}, excluded.last_at)` },
      })
      .run();
  }
}

/** Who attended a meeting, whoever came first standing first. */
export function attendanceOf(db: Db, meetingId: string): Attended[] {
  return db
    .select({
      personId: attendance.personId,
      firstAt: attendance.firstAt,
      lastAt: attendance.lastAt,
    })
    .from(attendance)
    .where(eq(attendance.meetingId, meetingId))
    .orderBy(asc(attendance.firstAt), asc(attendance.personId))
    .all();
}
