/**
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
  /** Pushes values to everybody in the meeting's room. */
  publish(meetingId: string, message: { revision: number; entries: readonly LiveEntry[] }): void;
  /** Judges live connections again: of one person, or of the rooms whose name starts so. */
  recheck(which: { personId?: string; roomPrefix?: string }): void;
}

/** How the process was started: what it may offer. */
export type Mode = "production" | "demo";
