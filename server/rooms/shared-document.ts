/**
 * A room's document in memory, and what of it is not yet on disk.
 *
 * What Yjs applied is what is stored, or what was typed, which it certainly will apply: each change
 * becomes one pending update, with its author, and stays pending until the commit queue has written
 * it. Nothing here sends anything to anybody.
 */
import * as Y from "yjs";
import type { RoomName } from "~/protocol/room-name";
import { hasDocument } from "~/protocol/read-room-name";
import { seedClosing } from "~/sheet/closing-document";
import type { Foreign } from "~/sheet/foreign-content";
import { seedSheet } from "~/sheet/sheet-document";
import { DocumentCopy, type Author } from "./document-copy";
import { DocumentWeight } from "./document-weight";
import { judgeUpdate } from "./judge-update";
import type { LogEntry, Stored, StoredDocument, UpdateLog } from "./persistence";
import { readUpdate, type Piece } from "./read-update";
import { typedIn } from "./typing";

/** What became of an update. */
export type Applied =
  | "applied"
  /** It builds on something that is not here; what could be applied was, the rest is dropped. */
  | "incomplete"
  /** There is no room for it: a document does not grow without end. It is as it was. */
  | "full"
  /** Not an update that a Yjs client writes; the document is as it was. */
  | "malformed"
  /** Yjs failed halfway, and what is on disk could not be read again: the copy is worthless. */
  | "broken";

/** Is told who put what into a document that no page of ours holds. */
export type ForeignNotice = (personId: string, found: ReadonlySet<Foreign>) => void;

/** A change that is not on disk yet. */
export type PendingUpdate = LogEntry & { readonly via: object | null };

/** Who seeds a document. */
const SERVER: Author = { personId: null, via: null };

/** See the file's header. */
export class SharedDocument {
  readonly generation: string;
  /** Told of what is valid Yjs and of no use here; it stays in the document, unread. */
  onForeign: ForeignNotice = () => undefined;
  private copy: DocumentCopy;
  /** The whole content as one update, for as long as nothing has changed it: see `whole`. */
  private encoded: Uint8Array | null = null;
  private pendingUpdates: PendingUpdate[] = [];
  private lastSeq: number;
  private unsnapshotted: number;
  private snapshotBytes: number;
  private readonly weight: DocumentWeight;

  private constructor(
    private readonly log: UpdateLog,
    private readonly name: string,
    private readonly now: () => number,
    stored: StoredDocument,
  ) {
    this.generation = stored.generation;
    this.lastSeq = stored.lastSeq;
    this.unsnapshotted = stored.updates.length;
    this.snapshotBytes = stored.snapshot?.byteLength ?? 0;
    this.copy = this.copyOf(storedBytes(stored));
    // A document that is loaded from its snapshot alone would be encoded as just that.
    if (stored.updates.length === 0) this.encoded = stored.snapshot;
    const bytes = storedBytes(stored).reduce((sum, { byteLength }) => sum + byteLength, 0);
    this.weight = new DocumentWeight(this.copy.doc, bytes);
  }

  /** Loads a room's document; a new one is seeded, which leaves an update pending. */
  static load(
    log: UpdateLog,
    room: { readonly name: string; readonly parsed: RoomName; readonly companyId: string | null },
    now: () => number,
  ): Stored<SharedDocument> {
    const stored = log.load(room.name, room.companyId);
    if (!stored.ok) return stored;
    try {
      const document = new SharedDocument(log, room.name, now, stored.value);
      if (document.lastSeq === 0) document.seed(room.parsed);
      return { ok: true, value: document };
    } catch (cause) {
      return { ok: false, error: "storage-failure", cause };
    }
  }

  /** The document itself. Another object after an update on which Yjs failed: do not keep it. */
  get doc(): Y.Doc {
    return this.copy.doc;
  }

  /** The number of the last update that is on disk; 0 when none is. */
  get committedSeq(): number {
    return this.lastSeq - this.pendingUpdates.length;
  }

  /** Updates that are not on disk yet, oldest first. */
  get pending(): readonly PendingUpdate[] {
    return this.pendingUpdates;
  }

  /** Applies what a peer sent. */
  apply(update: Uint8Array, author: Author): Applied {
    const typed = typedIn(update, this.copy.clocks);
    if (typed) {
      const weight = { bytes: update.byteLength, pieces: 1 };
      if (!this.weight.takes(weight, author.personId, this)) return "full";
      // A view would hold all that came over the socket with it.
      const bytes = Uint8Array.from(update);
      this.copy.type(bytes, typed, author);
      this.note(bytes, author);
      return "applied";
    }
    const judged = judgeUpdate(update, this.doc);
    if (!judged.ok) return judged.error;
    // What everybody answers who has nothing of their own, when they come: no client, no deletion.
    if (update.byteLength === 2) return "applied";
    if (!this.weight.takes(judged.value, author.personId, this)) return "full";
    const before = { pending: this.pendingUpdates.length, lastSeq: this.lastSeq };
    try {
      Y.applyUpdate(this.doc, update, author);
    } catch {
      return this.restore(before) ? "malformed" : "broken";
    }
    return this.dropDangling() ? "incomplete" : "applied";
  }

  /** Whether an update holds anything that the document does not; null when it is malformed. */
  hasNews(update: Uint8Array): boolean | null {
    let hasNews = false;
    const isWhole = readUpdate(update, (piece) => {
      hasNews ||= this.isNews(piece);
      return true;
    });
    return isWhole ? hasNews : null;
  }

  /** The content that a peer with this state vector lacks; null when the vector is malformed. */
  encodeSince(stateVector: Uint8Array): Uint8Array | null {
    if (isOfNothing(stateVector)) return this.whole();
    try {
      return Y.encodeStateAsUpdate(this.doc, stateVector);
    } catch {
      return null;
    }
  }

  /** The document's own state vector. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(new Map(this.copy.clocks));
  }

  /** The pending updates have been written. */
  settle(): void {
    this.unsnapshotted += this.pendingUpdates.length;
    this.pendingUpdates = [];
  }

  /** Forgets everything, the pending updates first: they must never reach the log now. */
  abandon(): void {
    this.pendingUpdates = [];
    this.copy.destroy();
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
  compact(): Stored {
    const snapshot = this.whole();
    const written = this.log.compact(this.name, snapshot, this.lastSeq, this.now());
    if (written.ok) {
      this.unsnapshotted = 0;
      this.snapshotBytes = snapshot.byteLength;
    }
    return written;
  }

  /**
   * The whole content as one update. Whoever opens a page has nothing yet and asks for all of it, and
   * after a restart everybody does so at once.
   */
  private whole(): Uint8Array {
    this.encoded ??= Y.encodeStateAsUpdate(this.doc);
    return this.encoded;
  }

  /** Makes a copy of these updates, and notes what changes it. */
  private copyOf(updates: readonly Uint8Array[]): DocumentCopy {
    return new DocumentCopy(this.name, updates, {
      changed: (bytes, author) => this.note(bytes, author),
      foreign: (personId, found) => this.onForeign(personId, found),
    });
  }

  private note(bytes: Uint8Array, { personId, via }: Author): void {
    this.encoded = null;
    this.lastSeq += 1;
    const { name, lastSeq, now } = this;
    this.pendingUpdates.push({ room: name, seq: lastSeq, bytes, personId, at: now(), via });
  }

  /**
   * Makes the document what it was before an update on which Yjs failed halfway: nobody has seen
   * the half, because nothing uncommitted is shown. One client's bytes so harm no other.
   *
   * @param before how many updates were pending before that one, and the last number
   */
  private restore(before: { readonly pending: number; readonly lastSeq: number }): boolean {
    const pending = this.pendingUpdates.slice(0, before.pending);
    const stored = this.log.load(this.name, null);
    if (!stored.ok) return false;
    try {
      const made = this.copyOf([
        ...storedBytes(stored.value),
        ...pending.map(({ bytes }) => bytes),
      ]);
      this.copy.destroy();
      this.copy = made;
      this.encoded = null;
    } catch {
      return false;
    }
    this.pendingUpdates = pending;
    this.lastSeq = before.lastSeq;
    return true;
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

  private isNews({ kind, client, clock, length }: Piece): boolean {
    const isBeyond = clock + length > Y.getState(this.doc.store, client);
    if (kind !== "deletion") return kind !== "skip" && isBeyond;
    if (isBeyond) return true;
    // `readUpdate` lets no empty range pass, so a range within what is known finds its struct.
    const structs = this.doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
      const struct = structs[at];
      if (!struct || struct.id.clock >= clock + length) break;
      if (!struct.deleted) return true;
    }
    return false;
  }
}

/** A room's content as updates, the snapshot first. */
function storedBytes({ snapshot, updates }: StoredDocument): readonly Uint8Array[] {
  return snapshot === null ? updates : [snapshot, ...updates];
}

/** Whether a peer with this state vector has nothing at all: its count of clients is 0. */
function isOfNothing(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0;
}
