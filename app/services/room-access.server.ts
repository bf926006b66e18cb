import { eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared";
import { department } from "#db/schema";
import { can } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import type { RoomName } from "~/protocol/room-name";
import type { Services } from "./context.server";
import { meetingById } from "./meetings.server";
import { liveSession, type LiveSession } from "./session.server";

/** What a session may do in a room. `signed-out` and `unknown` are told apart for the person. */
export type RoomRights =
  | ({ ok: true; companyId: string; mayEdit: boolean; sealed: boolean } & LiveSession)
  | { ok: false; error: "signed-out" | "forbidden" | "unknown-room" };

const companyOf = prepared((db) =>
  db
    .select({ companyId: department.companyId })
    .from(department)
    .where(eq(department.id, sql.placeholder("departmentId")))
    .prepare(),
);

/**
 * Judges a session against a room: at the door, and again whenever rights may have changed. A room
 * of another company is as unknown as one that does not exist.
 */
export function rightsInRoom(
  { db, clock }: Pick<Services, "db" | "clock">,
  room: RoomName,
  token: string | null,
): RoomRights {
  const session = token === null ? null : liveSession(db, token, clock.now());
  if (!session) return { ok: false, error: "signed-out" };
  const { who } = session;
  const { companyId } = who.actor;
  if (room.kind === "company") return rightsInCompany(session, room.companyId);
  const row = meetingById(db, room.meetingId);
  if (!row || row.companyId !== companyId) return { ok: false, error: "unknown-room" };
  const sealed = isSealed(row.phase);
  const admitted = { ok: true as const, ...session, companyId, sealed };
  switch (room.kind) {
    case "meeting":
      return can(who.actor, "meeting.read", { companyId })
        ? { ...admitted, mayEdit: false }
        : { ok: false, error: "forbidden" };
    case "closing":
      return can(who.actor, "meeting.read", { companyId })
        ? { ...admitted, mayEdit: can(who.actor, "closing.edit", { companyId, sealed }) }
        : { ok: false, error: "forbidden" };
    case "sheet": {
      const { departmentId } = room;
      if (companyOf(db).get({ departmentId })?.companyId !== companyId)
        return { ok: false, error: "unknown-room" };
      return can(who.actor, "sheet.read", { companyId, departmentId })
        ? {
            ...admitted,
            mayEdit: can(who.actor, "sheet.edit", { companyId, departmentId, sealed }),
          }
        : { ok: false, error: "forbidden" };
    }
  }
}

/** A company's room shows what any of its people may read, and is never edited. */
function rightsInCompany(session: LiveSession, companyId: string): RoomRights {
  const { who } = session;
  if (companyId !== who.actor.companyId) return { ok: false, error: "unknown-room" };
  return can(who.actor, "meeting.read", { companyId })
    ? { ok: true, ...session, companyId, mayEdit: false, sealed: false }
    : { ok: false, error: "forbidden" };
}
