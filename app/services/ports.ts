import type * as Y from "yjs";
import type { LiveRoom, RoomName } from "~/protocol/room-name";
import type { DeliveryError } from "~/views/reminders";

/*
 * What the services need from around them, as interfaces: the composition root (server/) hands in
 * the real ones, tests hand in small ones.
 */

/** The product's only source of time, in ms since 1970. In the demo it stands in March 2021. */
export interface Clock {
  now(): number;
}

/** One value of a meeting as it is pushed to every screen: see protocol/messages `live`. */
export type LiveEntry = readonly [key: string, value: unknown];

/** The room server, as far as a command has to do with it. */
export interface Rooms {
  /** Commits everything received so far; afterwards no edit is only in memory. */
  flush(): void;
  /**
   * Brings the projected rows of rooms whose name starts with `prefix` up to date, now.
   *
   * @returns false when that failed: some words on disk are not in the rows.
   */
  projectNow(prefix: string): boolean;
  /** Pushes values to everybody in a meeting's or a company's room. */
  publish(room: LiveRoom, message: { revision: number; entries: readonly LiveEntry[] }): void;
  /** Judges live connections again: of one person, or of the rooms whose name starts so. */
  recheck(which: { personId?: string; roomPrefix?: string }): void;
  /**
   * Writes into a room's document like any peer: on disk, and on its way to everybody, when this
   * returns ok. Never inside a transaction. Whether it may is the caller's to decide.
   */
  edit(
    room: RoomName,
    by: { readonly personId: string; readonly companyId: string },
    write: (doc: Y.Doc) => void,
  ): { readonly ok: boolean };
  /** The ids of the people in the meeting's room now, each once. */
  present(meetingId: string): readonly string[];
}

export type { DeliveryError };

/** Sends the company's reminders. */
export interface Reminders {
  /** Sends a test message to a channel of the digest now. Who may is the caller's to decide. */
  test(channelId: string): Promise<{ ok: true } | { ok: false; error: DeliveryError }>;
}

/** How the process was started: what it may offer. */
export type Mode = "production" | "demo";
