import type { ProjectorPace } from "./projection/projector-pace";
import type { Pace } from "./turn";

/** Limits and times of the room server. Sizes in bytes, times in milliseconds. */
export type RoomSettings = {
  /** The largest message taken from a client; a larger one is refused and its sender cut off. */
  readonly maxMessageBytes: number;
  /** Messages a client may send per second over time, and at once: far above any typing, for floods. */
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  /** What may wait unsent for one client before nothing more is read from it. */
  readonly maxUntaken: number;
  /** And before it counts as a slow peer: what others write is sent without its asking. */
  readonly maxOutgoingBytes: number;
  /** How long a closing peer has to answer before its socket is torn down. */
  readonly closeGraceMs: number;
  /**
   * How often peers are looked after. One that has been silent from one time to the next is pinged,
   * and gone when it has not answered by the third. Well under the 30 s after which a y-websocket
   * client that has heard nothing reconnects.
   */
  readonly livenessMs: number;
  /** How often rights are asked for again without a reason, should a change not have been told. */
  readonly recheckMs: number;
  /**
   * How often updates are committed and shown: at the end of the event loop's turn in which they came,
   * as in any meeting, and together with what comes meanwhile where hundreds of rooms type at once.
   * There it is writing to sockets that takes the time, one packet after each pause twice as much as
   * many in a row (profiled with 200 rooms, ms of 10 s: 452 at the end of each turn, 170 at 12 ms; and
   * 160 and 93 for SQLite).
   */
  readonly commits: Pace;
  /**
   * How often what is committed is kept from a power cut. Authors are told that they are saved only
   * then; the others have seen it long since.
   */
  readonly keeps: Pace;
  /** Updates behind the snapshot at which a loaded room is compacted, and one that is unloaded. */
  readonly compactAfter: number;
  readonly compactOnUnloadAfter: number;
  /**
   * When rooms in memory are projected. One meeting stays within the share of the time; where hundreds
   * are held, what projections are late by grows.
   */
  readonly projections: ProjectorPace;
  /** One that failed is tried again after a pause, and after twice as long each time, up to this. */
  readonly projectionRetryMs: number;
};

/**
 * The most that one document may hold: of encoded bytes, and of the pieces that Yjs keeps apart in
 * memory. A sheet of a long meeting stays far below (8,000 edits all over a page leave some 18,000
 * pieces); an editor who writes without end is stopped here. Rows, which take the most memory, have
 * a limit of their own: `SheetLimit.rowsKept`.
 */
export const MAX_DOCUMENT = { bytes: 4 * 1024 * 1024, pieces: 100_000 } as const;

/**
 * The most pieces that one update may add. What somebody wrote in a week without a network has some
 * thousands; Yjs takes each in turn without a pause, and everybody waits for that.
 */
export const MAX_UPDATE_PIECES = 20_000;

/**
 * How many types may stand within one another, the outermost included. A sheet has two: a text or the
 * owners in a row, the row in its kind's map.
 */
export const MAX_NESTING = 8;

/** What is no larger than this, as typing is, finds room in a full document for `RESERVE` more. */
export const SMALL_CHANGE = { bytes: 16 * 1024, pieces: 100 } as const;

/** The part of `MAX_DOCUMENT` that is kept for small changes, so that nobody can fill it for others. */
export const RESERVE = 0.25;

/** The part of that reserve that one person may use up, by however many small changes. */
export const RESERVE_EACH = 0.1;

/** A message counts as one for each begun part of this size: large ones are rare among honest ones. */
export const MESSAGE_PART_BYTES = 4 * 1024;

/** What the product runs with. */
export const DEFAULT_SETTINGS: RoomSettings = {
  maxMessageBytes: 1024 * 1024,
  messagesPerSecond: 1_000,
  messageBurst: 5_000,
  maxUntaken: 256 * 1024,
  maxOutgoingBytes: 4 * 1024 * 1024,
  closeGraceMs: 5_000,
  livenessMs: 10_000,
  recheckMs: 60_000,
  commits: { apartMs: 8, burst: 8 },
  keeps: { apartMs: 50 },
  compactAfter: 500,
  compactOnUnloadAfter: 20,
  projections: { pauseMs: 150, latestMs: 2_000, share: 0.005, leadMs: 10_000 },
  projectionRetryMs: 60_000,
};
