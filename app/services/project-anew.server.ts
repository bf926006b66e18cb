import { eq } from "drizzle-orm";
import { room, TO_BE_REMADE } from "#db/schema";
import { formatRoomName } from "~/protocol/room-name";
import type { Work } from "./command.server";

/**
 * Has a department's sheet projected anew, after the commit and before what is pushed later: nothing
 * in the document has changed, but what of it counts has.
 */
export function projectAnew(work: Work, meetingId: string, departmentId: string): void {
  const sheet = formatRoomName({ kind: "sheet", meetingId, departmentId });
  work.db.update(room).set({ projectedSeq: TO_BE_REMADE }).where(eq(room.name, sheet)).run();
  work.project(sheet);
}
