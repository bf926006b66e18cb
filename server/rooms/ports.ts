/** What the room server needs from the rest of the product. All of it is answered synchronously. */
import type * as Y from "yjs";
import type { CloseCode } from "~/protocol/close-codes";
import type { LiveEntry, RefusalCode } from "~/protocol/messages";
import type { PresentPerson } from "~/protocol/presence";
import type { LiveRoom, RoomName } from "~/protocol/room-name";

/** What somebody may do in a room. */
export type Admission =
  | {
      readonly ok: true;
      readonly person: PresentPerson;
      readonly companyId: string;
      readonly mayEdit: boolean;
      /** Whether the record is closed; nobody edits it then, whatever `mayEdit` says. */
      readonly sealed: boolean;
      /** When the session ends by itself, in ms: from then on nothing is taken from it. */
      readonly until: number;
    }
  | {
      readonly ok: false;
      readonly close:
        typeof CloseCode.signedOut | typeof CloseCode.forbidden | typeof CloseCode.unknownRoom;
    };

/** Decides who may do what. Asked at the door, whenever rights change, and from time to time. */
export interface RoomAccess {
  /** @param session the session token of the request; null when it carried none */
  admit(room: RoomName, session: string | null): Admission;
}

/** The values that the server computes for a meeting or a company, at one revision. */
export type LiveValues = { readonly revision: number; readonly entries: readonly LiveEntry[] };

/** Where a room's live values come from when somebody joins. */
export interface LiveSource {
  /**
   * @param held what was read last, when nothing has been published to the room since; answered
   *   again where that is all it takes to know that it still stands
   */
  snapshot(room: LiveRoom, held: LiveValues | null): LiveValues;
}

/** Is told who has come into meetings' rooms or left them. May throw: that never harms a room. */
export interface Attendance {
  /** @param people the ids of persons, by the meeting's id */
  seen(people: ReadonlyMap<string, ReadonlySet<string>>): void;
}

/**
 * Turns documents into rows that queries can read, and remembers beside them, in the same
 * transaction, up to which update. Any method may throw: that never harms a room.
 */
export interface Projection {
  /** @param seq the number of the last update that `doc` holds, all of it on disk */
  project(room: RoomName, doc: Y.Doc, seq: number): void;
  /** The rooms on disk, of those whose name starts with `prefix`, whose rows lack some update. */
  behind(prefix: string): RoomName[];
  /** Forgets all rows: every room is behind then. */
  empty(): void;
}

/** Is told what the room server does, for the operator's figures. */
export interface RoomMeter {
  /** A batch of updates was written to the log in `ms`, or could not be. */
  committed(ms: number, updates: number, ok: boolean): void;
  /** A message was not taken. */
  refused(code: RefusalCode): void;
  /** The server ended a connection. */
  closed(code: CloseCode): void;
}

/** A meter that nobody reads. */
export const UNREAD_METER: RoomMeter = {
  committed: () => undefined,
  refused: () => undefined,
  closed: () => undefined,
};

/** The product's clock, milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** Where the room server says what happened. Facts never hold words that a person typed. */
export interface Logger {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}
