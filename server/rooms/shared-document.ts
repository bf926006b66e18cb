/**
 * A room's document in memory, and what of it is not yet on disk.
 *
 * What Yjs applied is what is stored: each change becomes one pending update, with its author, and
 * stays pending until the commit queue has written it. Nothing here sends anything to anybody.
 */
import * as Y from "yjs";
import { hasDocument, type RoomName } from "~/protocol/room-name";
import { seedClosing } from "~/sheet/closing-document";
import { seedSheet } from "~/sheet/sheet-document";
import type { LogEntry, Stored, UpdateLog } from "./persistence";

/** Who changes a document: the origin of a transaction. `via` is the connection, if any. */
export type Author = { readonly personId: string | null; readonly via: object | null };

/** What became of an update. */
export type Applied =
  | "applied"
  /** It builds on something that is not here; what could be applied was, the rest is dropped. */
  | "incomplete"
  /** Not a Yjs update; the document is untouched. */
  | "malformed"
  /** Yjs failed halfway: the copy in memory can no longer be trusted. */
  | "broken";

/** A change that is not on disk yet. */
export type PendingUpdate = LogEntry & { readonly via: object | null };

const SERVER: Author = { personId: null, via: null };

/** See the file's header. */
export class SharedDocument {
  readonly doc = new Y.Doc();
  private pendingUpdates: PendingUpdate[] = [];
  private lastSeq: number;
  private unsnapshotted: number;
  private snapshotBytes: number;

  private constructor(
    private readonly name: string,
    readonly generation: string,
    private readonly now: () => number,
    stored: { readonly lastSeq: number; readonly tail: number; readonly snapshotBytes: number },
  ) {
    this.lastSeq = stored.lastSeq;
    this.unsnapshotted = stored.tail;
    this.snapshotBytes = stored.snapshotBytes;
  }

  /** Loads a room's document; a new one is seeded, which leaves an update pending. */
  static load(
    log: UpdateLog,
    room: { readonly name: string; readonly parsed: RoomName; readonly companyId: string | null },
    now: () => number,
  ): Stored<SharedDocument> {
    const stored = log.load(room.name, room.companyId);
    if (!stored.ok) return stored;
    const { generation, snapshot, updates, lastSeq } = stored.value;
    const document = new SharedDocument(room.name, generation, now, {
      lastSeq,
      tail: updates.length,
      snapshotBytes: snapshot?.byteLength ?? 0,
    });
    try {
      document.fill(snapshot === null ? updates : [snapshot, ...updates]);
    } catch (cause) {
      return { ok: false, error: "storage-failure", cause };
    }
    document.listen();
    if (lastSeq === 0) document.seed(room.parsed);
    return { ok: true, value: document };
  }

  /** Updates that are not on disk yet, oldest first. */
  get pending(): readonly PendingUpdate[] {
    return this.pendingUpdates;
  }

  /** Applies what a peer sent. */
  apply(update: Uint8Array, author: Author): Applied {
    if (readUpdate(update) === null) return "malformed";
    try {
      Y.applyUpdate(this.doc, update, author);
    } catch {
      return "broken";
    }
    return this.dropDangling() ? "incomplete" : "applied";
  }

  /** Whether an update holds anything that the document does not; null when it is malformed. */
  hasNews(update: Uint8Array): boolean | null {
    const read = readUpdate(update);
    if (read === null) return null;
    const { store } = this.doc;
    const adds = read.structs.some(
      (struct) =>
        !(struct instanceof Y.Skip) &&
        struct.id.clock + struct.length > Y.getState(store, struct.id.client),
    );
    return adds || [...read.ds.clients].some(([client, ranges]) => this.deletes(client, ranges));
  }

  /** The content that a peer with this state vector lacks; null when the vector is malformed. */
  encodeSince(stateVector: Uint8Array): Uint8Array | null {
    try {
      return Y.encodeStateAsUpdate(this.doc, stateVector);
    } catch {
      return null;
    }
  }

  /** The document's own state vector. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** The pending updates have been written. */
  settle(): void {
    this.unsnapshotted += this.pendingUpdates.length;
    this.pendingUpdates = [];
  }

  /** Forgets everything, the pending updates first: they must never reach the log now. */
  abandon(): void {
    this.pendingUpdates = [];
    this.doc.destroy();
  }

  /**
   * Whether a snapshot is due. The number of updates it waits for grows with the document, so that
   * writing snapshots stays a constant share of the work however long the document has become.
   */
  isDueForCompaction(atLeast: number): boolean {
    const bytesPerUpdate = 200;
    return this.unsnapshotted >= Math.max(atLeast, this.snapshotBytes / bytesPerUpdate);
  }

  /** How many updates stand behind the snapshot. */
  get tail(): number {
    return this.unsnapshotted;
  }

  /** Writes a snapshot. Nothing may be pending: a snapshot holds only what is in the log. */
  compact(log: UpdateLog): Stored {
    const snapshot = Y.encodeStateAsUpdate(this.doc);
    const written = log.compact(this.name, snapshot, this.lastSeq, this.now());
    if (written.ok) {
      this.unsnapshotted = 0;
      this.snapshotBytes = snapshot.byteLength;
    }
    return written;
  }

  private fill(updates: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
    });
  }

  private listen(): void {
    this.doc.on("update", (bytes: Uint8Array, origin: unknown) => {
      const author = isAuthor(origin) ? origin : SERVER;
      this.lastSeq += 1;
      this.pendingUpdates.push({
        room: this.name,
        seq: this.lastSeq,
        bytes,
        personId: author.personId,
        at: this.now(),
        via: author.via,
      });
    });
  }

  private seed(room: RoomName): void {
    if (!hasDocument(room)) return;
    if (room.kind === "closing") seedClosing(this.doc, SERVER);
    else seedSheet(this.doc, SERVER);
  }

  /**
   * Yjs keeps what it cannot place yet, in memory only, and sends it along to everybody who syncs.
   * Here that would be showing people what is not on disk, and a store that a hostile client can
   * fill without end. The author holds it and is asked for the whole again.
   */
  private dropDangling(): boolean {
    const { store } = this.doc;
    const dangling = store.pendingStructs !== null || store.pendingDs !== null;
    store.pendingStructs = null;
    store.pendingDs = null;
    return dangling;
  }

  private deletes(client: number, ranges: readonly { clock: number; len: number }[]): boolean {
    const structs = this.doc.store.clients.get(client) ?? [];
    const known = Y.getState(this.doc.store, client);
    return ranges.some(({ clock, len }) => {
      if (clock + len > known) return true;
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at];
        if (!struct || struct.id.clock >= clock + len) break;
        if (!struct.deleted) return true;
      }
      return false;
    });
  }
}

function readUpdate(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
}

function isAuthor(origin: unknown): origin is Author {
  return typeof origin === "object" && origin !== null && "personId" in origin && "via" in origin;
}
