import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/client";
import { comment } from "#db/schema";
import type { LiveThread } from "~/protocol/live-thread";
import { threadOf } from "../threads.server";

/** Every thread of a meeting, the first one first, as its room was told of it. */
export function recordedThreads(db: Db, meetingId: string): LiveThread[] {
  return db
    .select({ id: comment.id })
    .from(comment)
    .where(and(eq(comment.meetingId, meetingId), isNull(comment.parentId)))
    .orderBy(asc(comment.createdAt), asc(comment.id))
    .all()
    .map(({ id }) => threadOf(db, id));
}
