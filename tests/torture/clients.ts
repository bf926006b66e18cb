/**
 * The people of the torture: the product's own browser side (`app/collab`) in Node, over real
 * sockets, with a memory of what they were shown and of what they were told is saved.
 */
import * as Y from "yjs";
import { mayType } from "~/collab/connection-state";
import { openRoom, type Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import type { PageKey } from "~/sheet/page-key";
import { editSomething } from "../support/random-edit";
import type { Person } from "./person";

/** A member of a room. */
export class Client {
  readonly room: Room;
  /** Own changes that the server has said are on disk. */
  private acknowledged: Uint8Array[] = [];
  private made: Uint8Array[] = [];
  /** How many changes this client has made, and how many of them it was told are saved. */
  changes = 0;
  taken = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly sockets = new Set<WebSocket>();

  constructor(
    readonly person: Person,
    readonly name: string,
    server: string,
    private readonly random: () => number,
    /** Whether they write at all; the others only look, and hold nothing but what they were shown. */
    readonly writes: boolean,
  ) {
    const { sockets } = this;
    class NotedSocket extends person.Socket {
      constructor(address: string | URL) {
        super(address);
        sockets.add(this);
        this.addEventListener("close", () => sockets.delete(this));
      }
    }
    this.room = openRoom({ server, room: name, WebSocket: NotedSocket, random });
    const { doc, status } = this.room.connection;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== localOrigin) return;
      this.made.push(update);
      this.changes += 1;
    });
    // `unsaved` turns false in the very message that says so: everything made until now is covered.
    status.subscribe(() => {
      if (status.get().unsaved || this.made.length === 0) return;
      this.acknowledged.push(...this.made);
      this.taken += this.made.length;
      this.made = [];
    });
  }

  get doc(): Y.Doc {
    return this.room.connection.doc;
  }

  /** Types without pause, now and then a whole burst within one turn of the event loop. */
  type(pages: readonly PageKey[], everyMs: number): void {
    if (!this.writes) return;
    const again = () => {
      this.timer = setTimeout(again, this.random() * 2 * everyMs);
      if (!mayType(this.room.connection.status.get())) return;
      const burst = this.random() < 0.05 ? 20 : 1;
      for (let edit = 0; edit < burst; edit += 1) {
        editSomething(this.doc, this.random, pages, localOrigin);
      }
    };
    again();
  }

  /** Types no more. */
  rest(): void {
    clearTimeout(this.timer);
  }

  /** Everything the server has acknowledged to this client since the last call, as one update. */
  takeAcknowledged(): Uint8Array | null {
    const { acknowledged } = this;
    this.acknowledged = [];
    return acknowledged.length === 0 ? null : Y.mergeUpdates(acknowledged);
  }

  /** What this client was shown of others: their clocks, by their Yjs client id. */
  seenOfOthers(): Map<number, number> {
    const seen = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    seen.delete(this.doc.clientID);
    return seen;
  }

  /** Connected, whole, and with nothing of its own unsaved. */
  isSettled(): boolean {
    const { state, unsaved } = this.room.connection.status.get();
    return state.kind === "open" && state.synced && !unsaved;
  }

  /** Why the server takes nothing from this client any more; null while it does. */
  refusal(): string | null {
    const { state } = this.room.connection.status.get();
    if (state.kind === "refused-edits") return state.code;
    return state.kind === "refused" ? state.reason : null;
  }

  /** Comes back at once instead of when its turn has come, as when the network is back. */
  comeBack(): void {
    this.room.connection.retry();
  }

  /** Loses the connection for a moment, and comes back as the product does. */
  interrupt(): void {
    for (const socket of this.sockets) socket.close();
  }

  leave(): void {
    this.rest();
    this.room.destroy();
  }
}
