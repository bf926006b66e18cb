/**
 * One client's websocket, over node:net. A crowd hears 100,000 frames a second, so nothing is made
 * for a frame: they are read where the kernel has put them, and what is sent can be put together
 * beforehand. Only what servers of text that is typed together do is understood: binary messages of
 * one frame each, pings and closing, without extensions.
 */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** All sockets read into it, one after the other: what they pass on is seen at once or copied. */
const INCOMING = Buffer.allocUnsafe(256 * 1024);
const NOTHING = Buffer.alloc(0);
const HEADERS_END = "\r\n\r\n";
const MASK = randomBytes(4);
const PING = 0x9;
const PONG = 0xa;
const CLOSE = 0x8;
const BINARY = 0x2;
const FINAL = 0x80;
const MASKED = 0x80;

/** What becomes of what arrives. */
export type WireEvents = {
  /** @param message valid until this returns @param at when it was read, ms */
  readonly message: (message: Buffer, at: number) => void;
  /** @param code of the close frame, 1006 when there was none */
  readonly gone: (code: number) => void;
};

/** See the file's header. */
export class Wire {
  private readonly socket: Socket;
  /** The beginning of what has not arrived whole. */
  private rest: Buffer = NOTHING;
  private state: "connecting" | "open" | "gone" = "connecting";
  private closeCode = 1006;
  private opened: (error?: Error) => void = () => undefined;

  /** @param address ws://HOST:PORT/PATH @param headers of the upgrade */
  constructor(
    address: string,
    headers: Readonly<Record<string, string>>,
    private readonly events: WireEvents,
  ) {
    const { hostname, port, host, pathname } = new URL(address);
    const read = (count: number) => {
      this.read(INCOMING.subarray(0, count));
      return true;
    };
    this.socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: { buffer: INCOMING, callback: read },
    });
    this.socket.on("error", () => undefined);
    this.socket.on("end", () => this.socket.destroy());
    this.socket.on("close", () => this.end());
    const asked = Object.entries({
      ...headers,
      host,
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
    }).map(([name, value]) => `${name}: ${value}`);
    this.socket.write([`GET ${pathname} HTTP/1.1`, ...asked].join("\r\n") + HEADERS_END);
  }

  /** @returns when messages can be sent @throws when the server does not let it in */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.opened = (error) => (error ? reject(error) : resolve());
    });
  }

  get isOpen(): boolean {
    return this.state === "open";
  }

  /** Sends frames that `framed` has made, in one write. */
  send(frames: Uint8Array): void {
    if (this.state === "open") this.socket.write(frames);
  }

  /** Goes without a word. */
  terminate(): void {
    this.socket.destroy();
  }

  private end(): void {
    const before = this.state;
    this.state = "gone";
    if (before === "connecting") this.opened(new Error("the server did not open the websocket"));
    if (before === "open") this.events.gone(this.closeCode);
  }

  private read(chunk: Buffer): void {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const read = this.state === "open" ? this.readFrames(bytes, 0) : this.readAnswer(bytes);
    this.rest = read < bytes.length ? Buffer.from(bytes.subarray(read)) : NOTHING;
  }

  /** @returns how much of it was read */
  private readAnswer(bytes: Buffer): number {
    const end = bytes.indexOf(HEADERS_END);
    if (end < 0 || this.state !== "connecting") return 0;
    const [first = ""] = bytes.toString("latin1", 0, end).split("\r\n", 1);
    if (!first.startsWith("HTTP/1.1 101")) {
      this.socket.destroy();
      return bytes.length;
    }
    this.state = "open";
    this.opened();
    return this.readFrames(bytes, end + HEADERS_END.length);
  }

  /** @returns where the first frame begins that is not whole */
  private readFrames(bytes: Buffer, from: number): number {
    const at = performance.now();
    let position = from;
    while (bytes.length - position >= 2) {
      let start = position + 2;
      let length = (bytes[position + 1] ?? 0) & 0x7f;
      if (length === 126) {
        if (bytes.length - position < 4) break;
        length = bytes.readUInt16BE(position + 2);
        start += 2;
      } else if (length === 127) {
        if (bytes.length - position < 10) break;
        length = Number(bytes.readBigUInt64BE(position + 2));
        start += 8;
      }
      if (bytes.length < start + length) break;
      const head = bytes[position] ?? 0;
      const message = bytes.subarray(start, start + length);
      if (head === (FINAL | BINARY)) this.events.message(message, at);
      else this.control(head & 0xf, message);
      position = start + length;
    }
    return position;
  }

  private control(kind: number, message: Buffer): void {
    if (kind === PING) this.send(framed([message], PONG));
    if (kind !== CLOSE) return;
    if (message.length >= 2) this.closeCode = message.readUInt16BE(0);
    this.send(framed([message], CLOSE));
    this.socket.end();
  }
}

/** @returns the bytes that send these messages one after the other, each in a masked frame */
export function framed(messages: readonly Uint8Array[], kind = BINARY): Buffer {
  return Buffer.concat(
    messages.flatMap((message) => [headOf(message.length, kind), masked(message)]),
  );
}

function headOf(length: number, kind: number): Buffer {
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = FINAL | kind;
  head[1] = MASKED | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, MASK]);
}

function masked(message: Uint8Array): Uint8Array {
  return message.map((byte, index) => byte ^ (MASK[index & 3] ?? 0));
}
