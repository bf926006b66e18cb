/**
 * Where documents are kept: an append-only log of updates per room, and a snapshot to load from.
 *
 * The port is synchronous, as better-sqlite3 is. Loading, committing and unloading a room therefore
 * each happen within one turn of the event loop, and the races between them that other servers
 * guard against (two loads of one room, a load while the last save is pending) cannot arise.
 */

/** One change to a document, as Yjs applied it, or as it was typed and Yjs will. */
export type LoggedUpdate = {
  /** Counts from 1 in each room without gaps when written; folding leaves gaps. */
  readonly seq: number;
  /** A Yjs update (version 1). */
  readonly bytes: Uint8Array;
  /** Who made the change; null for the server itself. */
  readonly personId: string | null;
  /** When it was made, product clock, milliseconds since 1970. */
  readonly at: number;
};

/** A change on its way into the log. */
export type LogEntry = LoggedUpdate & { readonly room: string };

/** What a room is loaded from: the snapshot, if there is one, and the updates behind it. */
export type StoredDocument = {
  /** Names the document's line of history. */
  readonly generation: string;
  readonly snapshot: Uint8Array | null;
  /** The updates behind the snapshot, by `seq`. */
  readonly updates: readonly Uint8Array[];
  /** The `seq` of the last update ever written; 0 when there is none. */
  readonly lastSeq: number;
};

/** The result of touching the disk. `cause` is for the log. */
export type Stored<T = undefined> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: "storage-failure"; readonly cause: unknown };

/** A log of document updates. No method throws, or rejects, for a failure of the disk. */
export interface UpdateLog {
  /** Reads a room, entering it under a fresh generation when it is new. */
  load(room: string, companyId: string | null): Stored<StoredDocument>;
  /**
   * Writes updates of any rooms, all or none of them. Once this has answered `ok`, they survive the
   * process. A `seq` that is already taken is a failure: somebody else writes to the same log.
   */
  append(batch: readonly LogEntry[]): Stored;
  /** Answers when what was appended before survives a power cut, too. */
  keep(): Promise<Stored>;
  /**
   * Replaces the snapshot, and folds the updates that it newly covers (see `foldHistory`).
   * `upToSeq` is the `seq` of the last update in `snapshot`.
   */
  compact(room: string, snapshot: Uint8Array, upToSeq: number, at: number): Stored;
  /** The updates of a room from the first on, folded as far as it was compacted. */
  history(room: string): Stored<LoggedUpdate[]>;
}
