/**
 * One client of the crowd: a raw websocket with as much of a Yjs peer around it as is measured.
 * Writers and screens hold a document; an ear only reads how far each update reaches, so that the
 * crowd's own work does not become what is measured.
 */
import { once } from "node:events";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { encodeMessage } from "~/protocol/messages";
import { DIALECTS, type Place } from "./place";
import type { Strokes } from "./strokes";

/** What stands for somebody without any content. */
const NOTHING = Uint8Array.of(0);
/** A Yjs update that changes nothing. */
const EMPTY_UPDATE = Uint8Array.of(0, 0);
const REMOTE = "remote";
/** How often somebody who only listens lets itself be heard, where it must, ms. */
const ALIVE_MS = 25_000;

/** See the file's header. */
export class Member {
  readonly doc: Y.Doc | null;
  /** Milliseconds from the first packet until the whole content was there. */
  syncedAfter = 0;
  strokes: Strokes | null = null;
  private readonly socket: WebSocket;
  private readonly known = new Map<number, number>();
  private readonly dialect;
  private submitted = 0;
  private expected = 0;
  /** Whether the server has answered what it has. */
  private told = false;
  private settle: () => void = () => undefined;
  private readonly synced: Promise<void>;

  /** @param holds whether it holds the document */
  constructor(
    private readonly place: Place,
    holds: boolean,
  ) {
    this.doc = holds ? new Y.Doc() : null;
    this.dialect = DIALECTS[place.dialect];
    this.synced = new Promise((resolve) => (this.settle = resolve));
    this.socket = new WebSocket(this.dialect.address(place.base, place.room), {
      headers: place.headers,
      perMessageDeflate: false,
    });
    this.socket.binaryType = "nodebuffer";
    this.socket.on("error", () => undefined);
    this.doc?.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.sendUpdate(update);
    });
  }

  /**
   * Connects and waits for the whole content.
   *
   * @param reach of the content that is there, as `reach` says it: some servers say that they have
   *   told everything before they have loaded it
   * @throws when the server does not let it in
   */
  async join(reach = 0): Promise<this> {
    const began = performance.now();
    this.expected = reach;
    this.socket.on("message", (frame: Buffer) => this.hear(frame));
    await once(this.socket, "open");
    const vector = this.doc ? Y.encodeStateVector(this.doc) : NOTHING;
    for (const frame of this.dialect.opening(this.place.room, vector)) this.socket.send(frame);
    const gone = once(this.socket, "close").then(([code]: number[]) => {
      throw new Error(`sent away from ${this.place.room} with ${code}`);
    });
    await Promise.race([this.synced, gone]);
    gone.catch(() => undefined);
    const alive = this.dialect.alive(this.place.room);
    if (alive) setInterval(() => this.isThere && this.socket.send(alive), ALIVE_MS).unref();
    this.syncedAfter = performance.now() - began;
    return this;
  }

  /** How far the content that has arrived reaches: the sum of all writers' clocks. */
  get reach(): number {
    const clocks = this.doc ? Y.decodeStateVector(Y.encodeStateVector(this.doc)) : this.known;
    return [...clocks.values()].reduce((sum, clock) => sum + clock, 0);
  }

  /** The socket is open. */
  get isThere(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** Somebody like this one, who has nothing yet. */
  again(): Member {
    return new Member(this.place, this.doc !== null);
  }

  /** Goes without a word. */
  leave(): void {
    this.strokes = null;
    this.socket.terminate();
    this.doc?.destroy();
  }

  private sendUpdate(update: Uint8Array): void {
    if (!this.isThere) return;
    this.socket.send(this.dialect.update(this.place.room, update));
    if (this.place.dialect !== "liangdeng") return;
    // As the product's browser side does: the number that is acknowledged when all is on disk.
    this.submitted += 1;
    this.socket.send(encodeMessage({ type: "submitted", seq: this.submitted }));
  }

  private hear(frame: Buffer): void {
    const heard = this.dialect.read(frame);
    switch (heard.kind) {
      case "step-1": {
        const answer = this.doc ? Y.encodeStateAsUpdate(this.doc, heard.stateVector) : EMPTY_UPDATE;
        this.socket.send(this.dialect.answer(this.place.room, answer));
        return;
      }
      case "step-2":
        this.take(heard.update);
        this.told = true;
        this.settleWhenWhole();
        return;
      case "update":
        this.take(heard.update);
        if (this.expected > 0) this.settleWhenWhole();
        return;
      case "other":
    }
  }

  private settleWhenWhole(): void {
    if (!this.told || this.reach < this.expected) return;
    this.expected = 0;
    this.settle();
  }

  private take(update: Uint8Array): void {
    if (this.doc) Y.applyUpdate(this.doc, update, REMOTE);
    if (!this.strokes && this.doc) return;
    const at = performance.now();
    for (const [client, clock] of Y.parseUpdateMeta(update).to) {
      const before = this.known.get(client) ?? 0;
      if (clock <= before) continue;
      this.known.set(client, clock);
      this.strokes?.heard(client, before, clock, at);
    }
  }
}
