import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import {
  decodeAwarenessUpdate,
  encodeAwarenessUpdate,
  type AwarenessEntry,
} from "~/protocol/awareness-update";
import {
  decodeServerMessage,
  encodeMessage,
  type ClientMessage,
  type ServerMessage,
} from "~/protocol/messages";
import type { RoomServer } from "./room-server";

type Of<T extends ServerMessage["type"]> = Extract<ServerMessage, { type: T }>;

/** How a raw peer differs from a well-behaved one. */
export type PeerOptions = {
  readonly generation?: string;
  /** Whether it answers the server's sync step 1. Default: yes. */
  readonly answers?: boolean;
  /** Whether it answers pings. Default: yes. */
  readonly pongs?: boolean;
  /** The copy it already has. */
  readonly doc?: Y.Doc;
};

/** A client that speaks the protocol by hand, so that a test sees every message. */
export class RawPeer {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  /** Everything received, oldest first. */
  readonly received: ServerMessage[] = [];
  /** The close code, when the connection has ended. */
  readonly closed: Promise<number>;
  /** Called with each message before anything else happens with it. */
  watch: (message: ServerMessage) => void = () => undefined;
  private readonly taken = new Set<ServerMessage>();
  private readonly waiting: (() => void)[] = [];
  private seq = 0;

  constructor(
    server: RoomServer,
    room: string,
    session: string,
    private readonly options: PeerOptions = {},
  ) {
    this.doc = options.doc ?? new Y.Doc();
    const generation = options.generation === undefined ? "" : `&generation=${options.generation}`;
    this.socket = new WebSocket(`${server.origin}/rooms/${room}?session=${session}${generation}`, {
      autoPong: options.pongs ?? true,
    });
    this.socket.on("message", (data) => this.take(data as Buffer));
    this.socket.on("error", () => undefined);
    this.closed = once(this.socket, "close").then(([code]) => code as number);
    onTestFinished(() => this.socket.terminate());
  }

  /** The next message of a type that no earlier call has returned; waits for it. */
  async next<T extends ServerMessage["type"]>(
    type: T,
    matches: (message: Of<T>) => boolean = () => true,
  ): Promise<Of<T>> {
    for (;;) {
      const found = this.received.find(
        (message): message is Of<T> =>
          message.type === type && !this.taken.has(message) && matches(message as Of<T>),
      );
      if (found) {
        this.taken.add(found);
        return found;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Every message of a type so far. */
  all<T extends ServerMessage["type"]>(type: T): Of<T>[] {
    return this.received.filter((message): message is Of<T> => message.type === type);
  }

  send(message: ClientMessage): void {
    this.socket.send(encodeMessage(message));
  }

  /** Asks for the content and waits until it is there; whatever was sent before has been handled. */
  async sync(): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, "open");
    this.send({ type: "sync-step-1", stateVector: Y.encodeStateVector(this.doc) });
    await this.next("sync-step-2");
  }

  /** Waits until the server has taken everything that was sent, and what it sent before has come. */
  async heardOut(): Promise<void> {
    const heard = once(this.socket, "pong");
    this.socket.ping();
    await heard;
  }

  /** Changes the own copy and returns what changed, without sending it. */
  change(write: (doc: Y.Doc) => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => write(this.doc));
    return Y.encodeStateAsUpdate(this.doc, before);
  }

  /** Changes the own copy, sends the change and its number, and returns the number. */
  edit(write: (doc: Y.Doc) => void): number {
    this.seq += 1;
    this.send({ type: "update", update: this.change(write), seq: this.seq });
    return this.seq;
  }

  /** Types at the end of a text. */
  type(words: string): number {
    return this.edit((doc) => doc.getText("t").insert(doc.getText("t").length, words));
  }

  submit(): number {
    this.seq += 1;
    this.send({ type: "submitted", seq: this.seq });
    return this.seq;
  }

  /** Waits until everything up to a number is said to be on disk. */
  async saved(seq: number): Promise<void> {
    await this.next("saved", (message) => message.seq >= seq);
  }

  /** Says something about oneself, or about somebody else. */
  announce(...entries: AwarenessEntry[]): void {
    this.send({ type: "awareness", update: encodeAwarenessUpdate(entries) });
  }

  /** The last state heard of each client. */
  heard(): Map<number, unknown> {
    const states = new Map<number, unknown>();
    for (const { update } of this.all("awareness")) {
      const entries = decodeAwarenessUpdate(update);
      if (!entries.ok) throw new Error("the server sent a malformed awareness update");
      for (const { clientId, state } of entries.value) states.set(clientId, state);
    }
    return states;
  }

  /** Waits until what was heard of a client fulfils a condition. */
  async hears(clientId: number, matches: (state: unknown) => boolean): Promise<void> {
    while (!this.heard().has(clientId) || !matches(this.heard().get(clientId))) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  get words(): string {
    return this.doc.getText("t").toJSON();
  }

  private take(data: Buffer): void {
    const decoded = decodeServerMessage(new Uint8Array(data));
    if (!decoded.ok) throw new Error("the server sent a malformed message");
    const message = decoded.value;
    this.watch(message);
    this.received.push(message);
    if (message.type === "update" || message.type === "sync-step-2") {
      Y.applyUpdate(this.doc, message.update, this);
    }
    if (message.type === "sync-step-1" && this.options.answers !== false) {
      const update = Y.encodeStateAsUpdate(this.doc, message.stateVector);
      this.send({ type: "sync-step-2", update });
    }
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
