/**
 * The messages of a room, for both ends.
 *
 * A websocket message is binary and holds exactly one room message: a varUint that names its type,
 * then the payload (varUint, varString and varUint8Array as lib0 writes them). Types 0 to 3 belong
 * to y-protocols and mean what they mean there, so that the stock y-websocket client works: 0 sync
 * (followed by 0 step 1 with a state vector, 1 step 2 or 2 update, both with a Yjs update),
 * 1 awareness, 3 query awareness. Ours begin at 100, out of the way of what y-protocols may add.
 * The y-websocket client looks a handler up by the type in an array, which can be extended; a
 * handler is given a decoder that stands just behind the type.
 *
 * A client numbers its changes. The number of the latest one that an update holds may follow it in
 * the same message, as a varUint, which servers of y-protocols leave unread: a keystroke is one
 * message. Without one, as a stock client sends it, an update is not acknowledged.
 *
 * 100 submitted (client → server): varUint seq. Everything up to this change was sent before, on the
 *     same socket: the number of a sync step 2, which the provider writes.
 * 101 saved (server → client): varUint seq. Everything that this client sent up to seq is on disk,
 *     where neither the end of the server nor a power cut takes it. The server compares numbers of
 *     one connection only; a client that reconnects may go on counting, and sends what is unsaved,
 *     and its number, again.
 * 102 hello (server → client): JSON. The first message of a connection, and again when rights
 *     change; also how a browser learns the server's clock.
 * 103 live (server → client): JSON. Values that the server computes. `whole` replaces all that the
 *     client holds; otherwise each entry replaces the one under its key, unless the client already
 *     holds a newer revision.
 * 104 refused (server → client): JSON. The update just received, or the one that `seq` names, was
 *     not applied and never will be as it stands.
 *
 * JSON inside a varString, because these three are rare and a person reads them in developer tools;
 * the frequent ones are numbers. Reading never throws, whatever the bytes: it gives a typed result.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** The number that opens a message. */
export const MessageType = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  submitted: 100,
  saved: 101,
  hello: 102,
  live: 103,
  refused: 104,
} as const;

/** What this connection may do, and on which copy of the document. */
export type Hello = {
  /** Names the document's line of history; "" in a room without a document. */
  readonly generation: string;
  readonly mayEdit: boolean;
  /** Whether the record is closed: read-only for everybody and for good. */
  readonly sealed: boolean;
  /** The product's clock, milliseconds since 1970. */
  readonly now: number;
  readonly personId: string;
};

/** Values computed by the server; see the header for how they are merged. */
export type Live = {
  readonly whole: boolean;
  readonly revision: number;
  /** The product's clock, milliseconds since 1970. */
  readonly now: number;
  readonly entries: readonly LiveEntry[];
};

/** One live value: its key and any JSON value. */
export type LiveEntry = readonly [key: string, value: unknown];

/** Why an edit was not taken. */
export type RefusalCode =
  /** This person may read the room, not edit it. */
  | "read-only"
  /** The record is closed. */
  | "sealed"
  /** The room has no document. */
  | "no-document"
  /** The edit builds on edits that the server does not have, and the client could not supply them. */
  | "incomplete"
  /** The bytes are not a message, or not a Yjs update. */
  | "malformed"
  /** The message is larger than the server takes. */
  | "too-large";

/** An edit that was not taken; `seq` when it answers a number. */
export type Refused = { readonly code: RefusalCode; readonly seq?: number };

/** What y-protocols know. Byte arrays are views into the received message. */
type YjsMessage =
  | { readonly type: "sync-step-1"; readonly stateVector: Uint8Array }
  | { readonly type: "sync-step-2"; readonly update: Uint8Array }
  | { readonly type: "update"; readonly update: Uint8Array }
  | { readonly type: "awareness"; readonly update: Uint8Array }
  | { readonly type: "query-awareness" };

/** What a client may send; `seq` is the number of the latest change that the update holds. */
export type ClientMessage =
  | Exclude<YjsMessage, { type: "update" }>
  | { readonly type: "update"; readonly update: Uint8Array; readonly seq?: number }
  | { readonly type: "submitted"; readonly seq: number };

/** What the server may send. */
export type ServerMessage =
  | YjsMessage
  | { readonly type: "saved"; readonly seq: number }
  | ({ readonly type: "hello" } & Hello)
  | ({ readonly type: "live" } & Live)
  | ({ readonly type: "refused" } & Refused);

/** The result of reading bytes that somebody else wrote. */
export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: "malformed" };

const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/** Writes a message of either direction. */
export function encodeMessage(message: ClientMessage | ServerMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  switch (message.type) {
    case "sync-step-1":
      writeBytes(encoder, [MessageType.sync, SYNC_STEP_1], message.stateVector);
      break;
    case "sync-step-2":
      writeBytes(encoder, [MessageType.sync, SYNC_STEP_2], message.update);
      break;
    case "update":
      writeBytes(encoder, [MessageType.sync, SYNC_UPDATE], message.update);
      if ("seq" in message && message.seq !== undefined) {
        encoding.writeVarUint(encoder, message.seq);
      }
      break;
    case "awareness":
      writeBytes(encoder, [MessageType.awareness], message.update);
      break;
    case "query-awareness":
      encoding.writeVarUint(encoder, MessageType.queryAwareness);
      break;
    case "submitted":
    case "saved":
      encoding.writeVarUint(encoder, MessageType[message.type]);
      encoding.writeVarUint(encoder, message.seq);
      break;
    case "hello":
    case "live":
    case "refused": {
      const { type, ...payload } = message;
      encoding.writeVarUint(encoder, MessageType[type]);
      encoding.writeVarString(encoder, JSON.stringify(payload));
      break;
    }
  }
  return encoding.toUint8Array(encoder);
}

/** Reads a message that a client sent. Never throws. */
export function decodeClientMessage(bytes: Uint8Array): Decoded<ClientMessage> {
  return attempt(() => {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === MessageType.submitted) return { type: "submitted", seq: readSeq(decoder) };
    const message = readYjsMessage(type, decoder);
    const isNumbered = message.type === "update" && decoding.hasContent(decoder);
    return isNumbered ? { ...message, seq: readSeq(decoder) } : message;
  });
}

/** Reads a message that the server sent. Never throws. */
export function decodeServerMessage(bytes: Uint8Array): Decoded<ServerMessage> {
  return attempt(() => {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    switch (type) {
      case MessageType.saved:
        return { type: "saved", seq: readSeq(decoder) };
      case MessageType.hello:
        return { type: "hello", ...toHello(readJson(decoder)) };
      case MessageType.live:
        return { type: "live", ...toLive(readJson(decoder)) };
      case MessageType.refused:
        return { type: "refused", ...toRefused(readJson(decoder)) };
      default:
        return readYjsMessage(type, decoder);
    }
  });
}

/** Reads the payload of `saved` from a decoder that stands behind the type. Never throws. */
export function readSaved(decoder: decoding.Decoder): Decoded<number> {
  return attempt(() => readSeq(decoder));
}

/** Reads the payload of `hello` from a decoder that stands behind the type. Never throws. */
export function readHello(decoder: decoding.Decoder): Decoded<Hello> {
  return attempt(() => toHello(readJson(decoder)));
}

/** Reads the payload of `live` from a decoder that stands behind the type. Never throws. */
export function readLive(decoder: decoding.Decoder): Decoded<Live> {
  return attempt(() => toLive(readJson(decoder)));
}

/** Reads the payload of `refused` from a decoder that stands behind the type. Never throws. */
export function readRefused(decoder: decoding.Decoder): Decoded<Refused> {
  return attempt(() => toRefused(readJson(decoder)));
}

/** Thrown and caught in this file only, where bytes turn out not to be a message. */
class Malformed extends Error {}

function attempt<T>(read: () => T): Decoded<T> {
  try {
    return { ok: true, value: read() };
  } catch {
    // lib0 signals every kind of bad input (a length past the end, bad UTF-8, a number too large)
    // by throwing; bytes are all that these readers see, so nothing else can end here.
    return { ok: false, error: "malformed" };
  }
}

function writeBytes(
  encoder: encoding.Encoder,
  types: readonly number[],
  payload: Uint8Array,
): void {
  for (const type of types) encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, payload);
}

function readYjsMessage(type: number, decoder: decoding.Decoder): YjsMessage {
  if (type === MessageType.awareness) {
    return { type: "awareness", update: decoding.readVarUint8Array(decoder) };
  }
  if (type === MessageType.queryAwareness) return { type: "query-awareness" };
  if (type !== MessageType.sync) throw new Malformed();
  const step = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (step === SYNC_STEP_1) return { type: "sync-step-1", stateVector: payload };
  if (step === SYNC_STEP_2) return { type: "sync-step-2", update: payload };
  if (step === SYNC_UPDATE) return { type: "update", update: payload };
  throw new Malformed();
}

function readSeq(decoder: decoding.Decoder): number {
  const seq = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(seq)) throw new Malformed();
  return seq;
}

function readJson(decoder: decoding.Decoder): Record<string, unknown> {
  const value: unknown = JSON.parse(decoding.readVarString(decoder));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Malformed();
  return value as Record<string, unknown>;
}

function toHello(json: Record<string, unknown>): Hello {
  const { generation, mayEdit, sealed, now, personId } = json;
  if (
    typeof generation === "string" &&
    typeof mayEdit === "boolean" &&
    typeof sealed === "boolean" &&
    typeof now === "number" &&
    typeof personId === "string"
  ) {
    return { generation, mayEdit, sealed, now, personId };
  }
  throw new Malformed();
}

function toLive(json: Record<string, unknown>): Live {
  const { whole, revision, now, entries } = json;
  if (
    typeof whole === "boolean" &&
    typeof revision === "number" &&
    typeof now === "number" &&
    Array.isArray(entries) &&
    entries.every(isLiveEntry)
  ) {
    return { whole, revision, now, entries };
  }
  throw new Malformed();
}

function isLiveEntry(entry: unknown): entry is LiveEntry {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === "string";
}

const REFUSAL_CODES: Readonly<Record<RefusalCode, true>> = {
  "read-only": true,
  sealed: true,
  "no-document": true,
  incomplete: true,
  malformed: true,
  "too-large": true,
};

function toRefused(json: Record<string, unknown>): Refused {
  const { code, seq } = json;
  if (typeof code !== "string" || !Object.hasOwn(REFUSAL_CODES, code)) throw new Malformed();
  const known = code as RefusalCode;
  return typeof seq === "number" ? { code: known, seq } : { code: known };
}
