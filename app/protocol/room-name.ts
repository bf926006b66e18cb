/**
 * The names of rooms: the only place that writes or reads one.
 *
 * A room is what a websocket joins, and the unit of permission and of freezing. Its name is also
 * the tail of the address: `/rooms/sheet/<meetingId>/<departmentId>`.
 */

/** A parsed room name. Ids are 1 to 64 characters of `A–Z a–z 0–9 _ -`. */
export type RoomName =
  /** A department's shared page document in one meeting. */
  | { readonly kind: "sheet"; readonly meetingId: string; readonly departmentId: string }
  /** The closing page of a meeting: remarks and decisions. */
  | { readonly kind: "closing"; readonly meetingId: string }
  /** Presence and live values of a whole meeting; carries no document and is never editable. */
  | { readonly kind: "meeting"; readonly meetingId: string };

/** The path under which rooms are reached; a room's address is this prefix and its name. */
export const ROOM_PATH_PREFIX = "/rooms/";

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Writes a room name. The ids must be well-formed; names made here always parse again. */
export function formatRoomName(room: RoomName): string {
  return room.kind === "sheet"
    ? `sheet/${room.meetingId}/${room.departmentId}`
    : `${room.kind}/${room.meetingId}`;
}

/** Reads a room name; anything that `formatRoomName` could not have written is null. */
export function parseRoomName(name: string): RoomName | null {
  const [kind, meetingId, departmentId, ...rest] = name.split("/");
  if (meetingId === undefined || !ID.test(meetingId) || rest.length > 0) return null;
  if (kind === "sheet") {
    return departmentId !== undefined && ID.test(departmentId)
      ? { kind, meetingId, departmentId }
      : null;
  }
  if (kind === "closing" || kind === "meeting") {
    return departmentId === undefined ? { kind, meetingId } : null;
  }
  return null;
}

/** Whether the room holds a shared document (a meeting room holds only presence and live values). */
export function hasDocument(room: RoomName): boolean {
  return room.kind !== "meeting";
}
