/** Every kind of room and every type of message: which action each asks for, and of what. */
import type { Action } from "~/domain/access/can";
import { MessageType, type ClientMessage } from "~/protocol/messages";
import type { RoomName } from "~/protocol/room-name";
import type { Setting } from "./setting";

/** A room of the table. */
export interface RoomEntry {
  room(of: Setting): RoomName;
  readonly read: Action;
  /** Null: it holds no document. */
  readonly edit: Action | null;
  departmentId?(of: Setting): string;
}

const sheetOf = (department: "sales" | "aftersales"): RoomEntry => ({
  room: ({ meetingId, company }) => ({
    kind: "sheet",
    meetingId,
    departmentId: company.departments[department],
  }),
  read: "sheet.read",
  edit: "sheet.edit",
  departmentId: ({ company }) => company.departments[department],
});

/** Every kind of room; the one that belongs to a department twice. */
export const ROOM_TABLE: Readonly<Record<RoomName["kind"] | "another sheet", RoomEntry>> = {
  sheet: sheetOf("sales"),
  "another sheet": sheetOf("aftersales"),
  closing: {
    room: ({ meetingId }) => ({ kind: "closing", meetingId }),
    read: "meeting.read",
    edit: "closing.edit",
  },
  meeting: {
    room: ({ meetingId }) => ({ kind: "meeting", meetingId }),
    read: "meeting.read",
    edit: null,
  },
  company: {
    room: ({ company }) => ({ kind: "company", companyId: company.id }),
    read: "meeting.read",
    edit: null,
  },
};

/** What each message of a client asks for, in the order in which a peer of the matrix sends them. */
export const CLIENT_MESSAGES: Readonly<Record<ClientMessage["type"], "read" | "edit">> = {
  "sync-step-1": "read",
  submitted: "read",
  awareness: "read",
  "query-awareness": "read",
  update: "edit",
  "sync-step-2": "edit",
};

/** The types that only a server sends: from a client they are no messages, whoever it is. */
export const SERVER_TYPES = [
  MessageType.saved,
  MessageType.hello,
  MessageType.live,
  MessageType.refused,
];
