import { once } from "node:events";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { decodeServerMessage, encodeMessage, type ServerMessage } from "~/protocol/messages";
import { addFinding, findingText } from "~/sheet/findings";
import type { Product } from "../e2e/support/product";
import type { Person } from "../torture/person";

/** Milliseconds between two keystrokes. */
const PAUSE = 15;

/** Somebody who writes honestly, one word after the other. */
export class Writer {
  private readonly doc = new Y.Doc();
  private finding = "";
  private written = "";
  private seq = 0;
  private saved: () => void = () => undefined;
  private lost: (error: Error) => void = () => undefined;

  private constructor(
    private readonly socket: WebSocket,
    private readonly page: string,
  ) {
    listen(socket, (message) => {
      if (message.type === "saved" && message.seq === this.seq) this.saved();
    });
    socket.on("close", (code) => this.lost(new Error(`closed with ${code}`)));
  }

  /** Comes in and writes the first words. */
  static async join(product: Product, room: string, person: Person, page: string): Promise<Writer> {
    const writer = new Writer(await opened(product, room, person), page);
    await writer.edit((doc) => {
      writer.finding = addFinding(doc, null, { page: writer.page, kind: "problem", text: "" });
    });
    return writer;
  }

  /** Everything written so far. */
  get words(): string {
    return this.written;
  }

  /** Writes some words. @returns how long each took until it was said to be on disk, ms */
  async write(count: number): Promise<number[]> {
    const times: number[] = [];
    for (let made = 0; made < count; made += 1) {
      const began = performance.now();
      await this.edit((doc) => findingText(doc, this.finding)?.insert(this.written.length, "字"));
      times.push(performance.now() - began);
      this.written += "字";
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return times;
  }

  private edit(write: (doc: Y.Doc) => void): Promise<void> {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => write(this.doc));
    this.seq += 1;
    const update = Y.encodeStateAsUpdate(this.doc, before);
    this.socket.send(encodeMessage({ type: "update", update, seq: this.seq }));
    return new Promise((resolve, reject) => {
      this.saved = resolve;
      this.lost = reject;
    });
  }
}

/** Sits in a room and only listens. @returns what of others' content has been heard there */
export async function listener(
  product: Product,
  room: string,
  person: Person,
): Promise<{ readonly heard: readonly ServerMessage["type"][]; readonly isThere: () => boolean }> {
  const heard: ServerMessage["type"][] = [];
  const socket = await opened(product, room, person);
  listen(socket, ({ type }) => {
    if (type === "update" || type === "sync-step-2") heard.push(type);
  });
  return { heard, isThere: () => socket.readyState === WebSocket.OPEN };
}

function listen(socket: WebSocket, hear: (message: ServerMessage) => void): void {
  socket.on("message", (data: Buffer) => {
    const decoded = decodeServerMessage(new Uint8Array(data));
    if (!decoded.ok) throw new Error("the server sent a malformed message");
    hear(decoded.value);
  });
}

async function opened(product: Product, room: string, person: Person): Promise<WebSocket> {
  const socket = new WebSocket(`${product.url.replace(/^http/, "ws")}/rooms/${room}`, {
    headers: { cookie: person.cookie, origin: product.url },
  });
  socket.on("error", () => undefined);
  await once(socket, "open");
  return socket;
}
