/**
 * A document in memory that takes what is typed when somebody looks at it.
 *
 * Applying a keystroke takes Yjs longer than all else that is done before it is shown, most of it the
 * same for one as for a hundred at once. Nobody needs it applied until the rows are projected, or
 * somebody asks for the content: until then its bytes and how far they reach are enough.
 */
import * as Y from "yjs";
import { foreignIn, type Foreign } from "~/sheet/foreign-content";
import type { Clocks, Typed } from "./typing";

/** Who changes a document: the origin of a transaction. `via` is the connection, if any. */
export type Author = { readonly personId: string | null; readonly via: object | null };

/** What a copy tells. */
export type CopyEvents = {
  /** Something was applied that had not been typed. */
  readonly changed: (bytes: Uint8Array, author: Author) => void;
  /** This person put something into the document that no page of ours holds. */
  readonly foreign: (personId: string, found: ReadonlySet<Foreign>) => void;
};

/** What was typed, and by whom. */
type Unapplied = { readonly bytes: Uint8Array; readonly author: Author; readonly typed: Typed };

/**
 * With so many it is time to look: the last one's author pays for it, while whoever looks pays for all
 * that waits, however hard somebody made it to apply.
 */
const MOST_UNAPPLIED = 32;

const SERVER: Author = { personId: null, via: null };
/** The origin of what is applied later, by several. */
const LATER = Symbol("typed before");

/** See the file's header. */
export class DocumentCopy {
  private readonly current: Y.Doc;
  private unapplied: Unapplied[] = [];
  private reached: Map<number, number>;

  /**
   * @param name of the room
   * @param updates the content
   */
  constructor(
    name: string,
    updates: readonly Uint8Array[],
    private readonly events: CopyEvents,
  ) {
    // Named, because Yjs would ask for 128 bits of chance in 32 steps, for a name that nobody reads.
    this.current = new Y.Doc({ guid: name });
    this.current.transact(() => {
      for (const update of updates) Y.applyUpdate(this.current, update);
    });
    const { store } = this.current;
    this.reached = new Map([...store.clients.keys()].map((id) => [id, Y.getState(store, id)]));
    this.listen();
  }

  /** The document, with all that was typed. */
  get doc(): Y.Doc {
    if (this.unapplied.length > 0) this.catchUp();
    return this.current;
  }

  /** How far each client's history goes, with all that was typed. */
  get clocks(): Clocks {
    return this.reached;
  }

  /** Takes what `typed` was found in. */
  type(bytes: Uint8Array, typed: Typed, author: Author): void {
    this.unapplied.push({ bytes, typed, author });
    this.reached.set(typed.client, typed.end);
    if (this.unapplied.length >= MOST_UNAPPLIED) this.catchUp();
  }

  /** The document is no longer of use. */
  destroy(): void {
    this.unapplied = [];
    this.current.destroy();
  }

  private catchUp(): void {
    const { current, unapplied } = this;
    const later = new Set<Foreign>();
    const note = (transaction: Y.Transaction) => {
      if (transaction.origin !== LATER) return;
      for (const each of foreignIn(current, transaction)) later.add(each);
    };
    current.on("afterTransaction", note);
    try {
      current.transact(() => {
        for (const { bytes } of unapplied) Y.applyUpdate(current, bytes);
      }, LATER);
    } finally {
      current.off("afterTransaction", note);
    }
    this.unapplied = [];
    if (later.size > 0) for (const each of unapplied) this.tellForeign(each);
  }

  /** Finds out whether what was found to be foreign is this one's. */
  private tellForeign({ author, typed }: Unapplied): void {
    if (author.personId === null) return;
    const item = Y.getItem(this.current.store, Y.createID(typed.client, typed.clock));
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return;
    const changed = new Map([[item.parent, new Set([item.parentSub])]]);
    const found = foreignIn(this.current, { changed });
    if (found.size > 0) this.events.foreign(author.personId, found);
  }

  private listen(): void {
    const { current } = this;
    current.on("update", (bytes: Uint8Array, origin: unknown, _: Y.Doc, { afterState }) => {
      if (origin === LATER) return;
      this.reached = new Map(afterState);
      this.events.changed(bytes, authorOf(origin));
    });
    current.on("afterTransaction", (transaction: Y.Transaction) => {
      const { personId } = authorOf(transaction.origin);
      if (personId === null) return;
      const found = foreignIn(current, transaction);
      if (found.size > 0) this.events.foreign(personId, found);
    });
  }
}

/** What has no author of its own is the server's. */
function authorOf(origin: unknown): Author {
  const isAuthor =
    typeof origin === "object" && origin !== null && "personId" in origin && "via" in origin;
  return isAuthor ? (origin as Author) : SERVER;
}
