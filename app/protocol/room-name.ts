/**
 * The names of rooms: the only place that writes one (read-room-name.ts reads them).
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
