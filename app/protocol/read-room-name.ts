/** What a room's name says: the only place that reads one. */
import { formatRoomName, type LiveRoom, type RoomName } from "./room-name";

/** The path under which rooms are reached; a room's address is this prefix and its name. */
export const ROOM_PATH_PREFIX = "/rooms/";

const ID = /^[A-Za-z0-9_-]{1,64}$/;

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
