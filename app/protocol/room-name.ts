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
  | { readonly kind: "meeting"; readonly meetingId: string }
  /** Live values of the company in and outside of meetings: its follow-ups. No document either. */
  | { readonly kind: "company"; readonly companyId: string };

/** A room without a document, in which the server pushes values. */
export type LiveRoom = Extract<RoomName, { readonly kind: "meeting" | "company" }>;

/** The path under which rooms are reached; a room's address is this prefix and its name. */
export const ROOM_PATH_PREFIX = "/rooms/";

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Writes a room name. The ids must be well-formed; names made here always parse again. */
export function formatRoomName(room: RoomName): string {
  switch (room.kind) {
    case "sheet":
      return `sheet/${room.meetingId}/${room.departmentId}`;
    case "company":
      return `company/${room.companyId}`;
    case "closing":
    case "meeting":
      return `${room.kind}/${room.meetingId}`;
  }
}

/** Reads a room name; anything that `formatRoomName` could not have written is null. */
export function parseRoomName(name: string): RoomName | null {
  const [kind, id, departmentId, ...rest] = name.split("/");
  if (id === undefined || !ID.test(id) || rest.length > 0) return null;
  if (kind === "sheet") {
    return departmentId !== undefined && ID.test(departmentId)
      ? { kind, meetingId: id, departmentId }
      : null;
  }
  if (departmentId !== undefined) return null;
  if (kind === "closing" || kind === "meeting") return { kind, meetingId: id };
  return kind === "company" ? { kind, companyId: id } : null;
}

/** How the names of all rooms begin in which a meeting's documents are. */
export function documentRoomsOf(meetingId: string): readonly string[] {
  return [`sheet/${meetingId}/`, formatRoomName({ kind: "closing", meetingId })];
}

/** Whether the server pushes values in the room; it then holds no document. */
export function isLiveRoom(room: RoomName): room is LiveRoom {
  return room.kind === "meeting" || room.kind === "company";
}

/** Whether the room holds a shared document. */
export function hasDocument(room: RoomName): room is Exclude<RoomName, LiveRoom> {
  return !isLiveRoom(room);
}
