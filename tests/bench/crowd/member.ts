/**
 * One client of the crowd: a websocket with as much of a Yjs peer around it as is measured. Some hold
 * a document, others only read how far each update reaches. While a document is not what is measured,
 * a member that is being measured only keeps what it is sent: see `defer`.
 */
import * as Y from "yjs";
import { encodeMessage } from "~/protocol/messages";
import { Inbox } from "./inbox";
import { DIALECTS, type Place } from "./place";
import type { Strokes } from "./strokes";
import { framed, Wire } from "./wire";

/** What stands for somebody without any content. */
const NOTHING = Uint8Array.of(0);
/** A Yjs update that changes nothing. */
const EMPTY_UPDATE = Uint8Array.of(0, 0);
const REMOTE = "remote";
/** How often somebody who only listens lets itself be heard, where it must, ms. */
const ALIVE_MS = 25_000;

/**
 * What a member does with what it is sent: `ear` reads how far it reaches, `screen` applies it to a
 * document at once, `writer` has a document only of what it writes itself once it has sat down, and
 * `witness` applies everything too, but when nothing is being measured.
 */
export type Role = "ear" | "screen" | "writer" | "witness";

/** See the file's header. */
export class Member {
  readonly doc: Y.Doc | null;
  /** Milliseconds from the first packet until the whole content was there. */
  syncedAfter = 0;
  /** When something came last, ms. */
  lastHeard = 0;
  strokes: Strokes | null = null;
  private readonly wire: Wire;
  private readonly known = new Map<number, number>();
  private readonly dialect;
  /** Where it is kept what is sent while it is being measured. */
  private inbox: Inbox | null = null;
  /** Whether what others write still goes into the document. */
  private follows: boolean;
  /** Where this one's own edits go that are made beforehand. */
  private drawer: Buffer[] | null = null;
  private seq = 0;
  private expected = 0;
  /** Whether the server has answered what it has. */
  private told = false;
  private settle: () => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  private readonly synced: Promise<void>;

  constructor(
    private readonly place: Place,
    private readonly role: Role,
  ) {
    this.doc = role === "ear" ? null : new Y.Doc();
    this.follows = this.doc !== null;
    this.dialect = DIALECTS[place.dialect];
    this.synced = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    // Of somebody who is sent away later it is seen that strokes do not arrive.
    this.synced.catch(() => undefined);
    this.wire = new Wire(this.dialect.address(place.base, place.room), place.headers, {
      message: (message, at) => this.hear(message, at),
      gone: (code) => this.fail(new Error(`sent away from ${place.room} with ${code}`)),
    });
    this.doc?.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === REMOTE) return;
      const frames = this.frameOwn(update);
      if (this.drawer) this.drawer.push(frames);
      else this.wire.send(frames);
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
    await this.wire.open();
    const vector = this.doc ? Y.encodeStateVector(this.doc) : NOTHING;
    this.wire.send(framed(this.dialect.opening(this.place.room, vector)));
    await this.synced;
    const alive = this.dialect.alive(this.place.room);
    if (alive) setInterval(() => this.wire.send(framed([alive])), ALIVE_MS).unref();
    this.syncedAfter = performance.now() - began;
    return this;
  }

  /** How far the content that has arrived reaches: the sum of all writers' clocks. */
  get reach(): number {
    const clocks = this.doc && this.follows ? statesOf(this.doc) : this.known;
    return [...clocks.values()].reduce((sum, clock) => sum + clock, 0);
  }

  /** The socket is open. */
  get isThere(): boolean {
    return this.wire.isOpen;
  }

  /** Somebody like this one, who has nothing yet. */
  again(): Member {
    return new Member(this.place, this.role);
  }

  /** Goes without a word. */
  leave(): void {
    this.strokes = null;
    this.wire.terminate();
    this.doc?.destroy();
  }

  /** Makes edits whose frames are kept instead of sent. @returns them, one for each update */
  beforehand(edit: () => void): Buffer[] {
    const drawer: Buffer[] = [];
    this.drawer = drawer;
    edit();
    this.drawer = null;
    return drawer;
  }

  /** Sends what was made beforehand. */
  send(frames: Buffer): void {
    this.wire.send(frames);
  }

  /** Only keeps what comes from now on, with its time; a screen goes on as before. */
  defer(): void {
    if (this.role === "screen" || this.inbox) return;
    this.inbox = new Inbox();
    if (!this.doc) return;
    for (const [client, clock] of statesOf(this.doc)) this.known.set(client, clock);
    this.follows = this.role === "witness";
  }

  /** Reads what was kept. */
  catchUp(): void {
    this.inbox?.empty((message, at) => this.take(message, at));
  }

  /** Reads what was kept, and keeps nothing from now on. */
  resume(): void {
    this.catchUp();
    this.inbox = null;
  }

  /** The frames of an update that this one made, as its browser side would send it. */
  private frameOwn(update: Uint8Array): Buffer {
    if (this.place.dialect !== "liangdeng") {
      return framed([this.dialect.update(this.place.room, update)]);
    }
    // With the number that is acknowledged when all is on disk.
    this.seq += 1;
    return framed([encodeMessage({ type: "update", update, seq: this.seq })]);
  }

  private hear(message: Buffer, at: number): void {
    this.lastHeard = at;
    if (this.inbox) this.inbox.put(message, at);
    else this.take(message, null);
  }

  /** @param at when it came, ms; null when it is applied as it comes */
  private take(message: Buffer, at: number | null): void {
    const heard = this.dialect.read(message);
    switch (heard.kind) {
      case "step-1": {
        const answer = this.doc ? Y.encodeStateAsUpdate(this.doc, heard.stateVector) : EMPTY_UPDATE;
        this.wire.send(framed([this.dialect.answer(this.place.room, answer)]));
        return;
      }
      case "step-2":
        this.learn(heard.update, at);
        this.told = true;
        this.settleWhenWhole();
        return;
      case "update":
        this.learn(heard.update, at);
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

  private learn(update: Uint8Array, at: number | null): void {
    if (this.doc && this.follows) Y.applyUpdate(this.doc, update, REMOTE);
    if (!this.strokes && this.doc && this.follows) return;
    // A screen has it once it has applied it, everybody else when it came.
    const then = at ?? performance.now();
    for (const [client, clock] of Y.parseUpdateMeta(update).to) {
      const before = this.known.get(client) ?? 0;
      if (clock <= before) continue;
      this.known.set(client, clock);
      // Some servers send everybody's edits back to themselves.
      if (client !== this.doc?.clientID) this.strokes?.heard(client, before, clock, then);
    }
  }
}

function statesOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}
