/** One websocket of one person in one room: what it may do, what it has been told, its limits. */
import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import { CloseCode, closeReason } from "~/protocol/close-codes";
import { encodeMessage, type RefusalCode, type ServerMessage } from "~/protocol/messages";
import { Framed } from "./framed";
import type { Admission, Clock, RoomMeter } from "./ports";
import { MESSAGE_PART_BYTES, type RoomSettings } from "./settings";
import { TokenBucket } from "./token-bucket";
import type { WorkShare } from "./work-share";

/** What an admitted connection may do. */
export type Rights = Extract<Admission, { ok: true }>;

/** Where a connection is in its life. */
export type ConnectionState =
  | { readonly kind: "open" }
  /** A close frame is on its way; nothing is taken or sent any more. */
  | { readonly kind: "closing"; readonly code: CloseCode }
  | { readonly kind: "closed" };

/**
 * Whether everything that the client has submitted is in the document. Once an edit was not taken,
 * no later number may be acknowledged, because `saved` speaks for everything before it too; a
 * complete answer to a sync step 1 brings the connection in step again.
 */
export type Standing =
  | { readonly kind: "in-step" }
  | { readonly kind: "behind"; readonly why: RefusalCode; readonly submitted: number | null };

/** What the room does with what arrives. */
export type ConnectionEvents = {
  readonly message: (bytes: Uint8Array) => void;
  /** A message that made the server throw; its sender is sent away. */
  readonly failed: (cause: unknown) => void;
  /** Called once, when the connection takes no further part, whoever ended it. */
  readonly gone: () => void;
};

/** What every connection of a hub shares. */
export type Surroundings = {
  readonly settings: RoomSettings;
  readonly clock: Clock;
  readonly meter: RoomMeter;
};

/** A message as it came. */
type Arrived = { readonly data: RawData; readonly isBinary: boolean };

/** See the file's header. */
export class Connection {
  state: ConnectionState = { kind: "open" };
  standing: Standing = { kind: "in-step" };
  /** Whether a sync step 1 of ours is still unanswered. */
  awaitsAnswer = false;
  /** The client's number to acknowledge when everything pending is kept. */
  owed: number | null = null;
  private heard: "lately" | "not lately" | "pinged" = "lately";
  /** Whether anything was sent since the last check. */
  private told = false;
  /** How many bytes were sent so far, and how many of them had been taken at the last check. */
  private sent = 0;
  private taken = 0;
  private events: ConnectionEvents | null = null;
  private readonly bucket: TokenBucket;
  /** What has come and waits, see `wait`; nothing more is read meanwhile. */
  private inbox: Arrived[] = [];
  private hasPeer = true;
  /** Parts that came after the door was closed. */
  private late = 0;

  /**
   * @param wire what `socket` speaks on, without compression: frames are written to it directly. Those
   *   of `socket` itself (pings, pongs, the close) are written whole too, so none gets into another
   */
  constructor(
    private readonly socket: WebSocket,
    private readonly wire: Duplex,
    readonly session: string | null,
    public rights: Rights,
    private readonly around: Surroundings,
    private readonly share: WorkShare,
  ) {
    const { settings, clock } = around;
    this.bucket = new TokenBucket(settings.messagesPerSecond, settings.messageBurst, clock.now());
  }

  /** Begins to pass on what arrives. */
  start(events: ConnectionEvents): void {
    this.events = events;
    this.socket.on("message", (data, isBinary) => this.receive({ data, isBinary }));
    this.socket.on("pong", () => (this.heard = "lately"));
    this.socket.on("error", (error) => {
      const code = abuseOf(error);
      if (code !== null) this.close(code);
    });
    this.socket.on("close", () => {
      this.hasPeer = false;
      if (this.inbox.length === 0) this.end();
    });
  }

  /** Sends a message. A peer that does not keep up is closed instead; it re-syncs on return. */
  send(message: ServerMessage): void {
    if (message.type === "refused") this.around.meter.refused(message.code);
    this.sendFramed(Framed.of(encodeMessage(message)));
  }

  /** Sends a message that was encoded once for many. */
  sendFramed(frame: Framed): void {
    if (this.state.kind !== "open" || this.socket.readyState !== this.socket.OPEN) return;
    if (this.wire.writableLength > this.around.settings.maxOutgoingBytes) {
      this.close(CloseCode.slowPeer);
      return;
    }
    this.told = true;
    this.sent += frame.bytes.byteLength;
    this.wire.write(frame.bytes);
  }

  /** Ends the connection, and tears it down if the peer does not answer in time. */
  close(code: CloseCode): void {
    if (this.state.kind !== "open") return;
    this.state = { kind: "closing", code };
    this.inbox = [];
    this.around.meter.closed(code);
    closeSocket(this.socket, code, this.around.settings.closeGraceMs);
    this.events?.gone();
  }

  /**
   * Pings a peer that has been silent since the last check, and tears the socket down when it has
   * not answered that by the next one.
   *
   * @param heartbeat sent to a peer to which nothing else was, because browsers hide pings from
   *   scripts and y-websocket reconnects when it has heard nothing for 30 seconds
   */
  checkAlive(heartbeat: Framed): void {
    if (this.state.kind !== "open") return;
    if (this.hasExpired()) return this.close(CloseCode.signedOut);
    // We are the ones who do not listen; or it is busy taking what it was sent, before our ping.
    if (this.isClogged() ? this.hasTakenMore() : this.inbox.length > 0) return;
    if (this.heard === "pinged") {
      this.socket.terminate();
      return;
    }
    if (this.heard === "not lately") this.socket.ping();
    this.heard = this.heard === "lately" ? "not lately" : "pinged";
    if (!this.told) this.sendFramed(heartbeat);
    this.told = false;
  }

  /** Whether a peer has taken anything since the last check at which it had much to take. */
  private hasTakenMore(): boolean {
    const before = this.taken;
    this.taken = this.sent - this.wire.writableLength;
    return this.taken > before;
  }

  /** Sessions end without anybody saying so. */
  private hasExpired(): boolean {
    return this.around.clock.now() >= this.rights.until;
  }

  private receive(message: Arrived): void {
    if (this.state.kind !== "open") return this.ignore(message);
    const mayGoOn = this.inbox.length === 0 && !this.share.isSpent && !this.isClogged();
    if (mayGoOn) return this.handle(message);
    this.inbox.push(message);
    if (this.inbox.length > 1) return;
    this.socket.pause();
    this.wait();
  }

  /**
   * Goes on when its person's share of the time allows it, and when the peer has taken what it was
   * sent: who asks and does not listen to the answers would have them all kept here.
   */
  private wait(): void {
    if (!this.isClogged()) return this.share.queue(() => this.handleNext());
    const goOn = () => {
      this.wire.off("drain", goOn).off("close", goOn);
      this.share.queue(() => this.handleNext());
    };
    this.wire.on("drain", goOn).on("close", goOn);
  }

  private isClogged(): boolean {
    return this.hasPeer && this.wire.writableLength > this.around.settings.maxUntaken;
  }

  /** Handles one message that has waited. @returns whether another one may follow */
  private handleNext(): boolean {
    const next = this.inbox.shift();
    if (next) this.handle(next);
    if (this.inbox.length > 0) {
      if (!this.isClogged()) return true;
      this.wait();
    } else if (this.hasPeer) this.socket.resume();
    else this.end();
    return false;
  }

  /** Who goes on and on after being sent away is not waited for. */
  private ignore({ data }: Arrived): void {
    this.late += partsOf(data);
    if (this.late > this.around.settings.messageBurst) this.socket.terminate();
  }

  private take({ data, isBinary }: Arrived): void {
    this.heard = "lately";
    const bytes = isBinary && data instanceof Buffer ? data : null;
    if (this.hasExpired()) {
      this.close(CloseCode.signedOut);
    } else if (bytes === null) {
      this.refuseAndClose("malformed", CloseCode.malformed);
    } else if (bytes.byteLength > this.around.settings.maxMessageBytes) {
      this.refuseAndClose("too-large", CloseCode.tooLarge);
    } else if (this.bucket.take(this.around.clock.now(), partsOf(bytes))) {
      this.events?.message(bytes);
    } else {
      this.close(CloseCode.rateLimited);
    }
  }

  /** No message ends the process: what it broke is our bug, and its sender's connection. */
  private handle(message: Arrived): void {
    const began = performance.now();
    try {
      this.take(message);
    } catch (cause) {
      this.events?.failed(cause);
      this.refuseAndClose("malformed", CloseCode.malformed);
    }
    this.share.charge(performance.now() - began, sizeOf(message.data));
  }

  /** Says why before the door closes. */
  refuseAndClose(refusal: RefusalCode, code: CloseCode): void {
    this.send({ type: "refused", code: refusal });
    this.close(code);
  }

  private end(): void {
    const wasOpen = this.state.kind === "open";
    this.state = { kind: "closed" };
    if (wasOpen) this.events?.gone();
  }
}

function partsOf(data: RawData): number {
  return 1 + Math.floor(sizeOf(data) / MESSAGE_PART_BYTES);
}

function sizeOf(data: RawData): number {
  return Array.isArray(data)
    ? data.reduce((sum, part) => sum + part.byteLength, 0)
    : data.byteLength;
}

/** As what a frame counts that the socket itself refused; null for a connection that broke. */
function abuseOf(error: Error): CloseCode | null {
  const code = "code" in error ? String(error.code) : "";
  if (code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") return CloseCode.tooLarge;
  return code.startsWith("WS_ERR_") ? CloseCode.malformed : null;
}

/** Closes a socket politely, and after the grace without asking. */
export function closeSocket(socket: WebSocket, code: CloseCode, graceMs: number): void {
  socket.close(code, closeReason(code));
  const timer = setTimeout(() => socket.terminate(), graceMs);
  socket.once("close", () => clearTimeout(timer));
}
