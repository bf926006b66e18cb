/**
 * What the servers' clients say and hear on the wire, so that one crowd drives all of them. Both
 * dialects carry y-protocols' sync messages: the number of the kind, then the bytes with their
 * length before them, every number as lib0's varUint.
 */
import * as encoding from "lib0/encoding";

/** What a server sent, as far as the crowd needs it. The bytes are views of the frame. */
export type Heard =
  | { readonly kind: "update" | "step-2"; readonly update: Uint8Array }
  | { readonly kind: "step-1"; readonly stateVector: Uint8Array }
  | { readonly kind: "other" };

/** The wire format of a family of servers. */
export interface Dialect {
  /** @param base such as ws://127.0.0.1:1234 @param room of a-z, 0-9 and hyphens */
  address(base: string, room: string): string;
  /** What a client sends when its socket has opened, up to sync step 1 with what it has. */
  opening(room: string, stateVector: Uint8Array): Uint8Array[];
  /** One change to the document. */
  update(room: string, update: Uint8Array): Uint8Array;
  /** Sync step 2, as the answer to the server's step 1. */
  answer(room: string, update: Uint8Array): Uint8Array;
  /**
   * What a client that is otherwise silent sends every half minute: Hocuspocus 4 sends away whom it
   * has not heard for a minute. Null where websocket's own pings do.
   */
  alive(room: string): Uint8Array | null;
  /** Reads what the server sent. */
  read(frame: Uint8Array): Heard;
}

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** Of y-websocket, its successor, and ours at its core: the address names the room. */
export const plainDialect: Dialect = {
  address: (base, room) => `${base}/${room}`,
  opening: (_room, stateVector) => [syncFrame(null, STEP_1, stateVector)],
  update: (_room, update) => syncFrame(null, UPDATE, update),
  answer: (_room, update) => syncFrame(null, STEP_2, update),
  alive: () => null,
  read(frame) {
    position = 0;
    return readVarUint(frame) === SYNC ? readSync(frame) : OTHER;
  },
};

const AUTHENTICATION = 2;
const TOKEN = 0;
const QUERY_AWARENESS = 3;
const SYNC_REPLY = 4;

/** Of Hocuspocus 3 and 4: every frame begins with its room's name. Anybody may come in. */
export const hocuspocusDialect: Dialect = {
  address: (base) => base,
  opening: (room, stateVector) => [
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeVarUint(encoder, AUTHENTICATION);
      encoding.writeVarUint(encoder, TOKEN);
      encoding.writeVarString(encoder, "");
    }),
    // The server keeps it until it has let the client in.
    syncFrame(room, STEP_1, stateVector),
  ],
  update: (room, update) => syncFrame(room, UPDATE, update),
  answer: (room, update) => syncFrame(room, STEP_2, update),
  alive: (room) =>
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeVarUint(encoder, QUERY_AWARENESS);
    }),
  read(frame) {
    position = 0;
    const roomLength = readVarUint(frame);
    position += roomLength;
    const type = readVarUint(frame);
    return type === SYNC || type === SYNC_REPLY ? readSync(frame) : OTHER;
  },
};

const OTHER: Heard = { kind: "other" };

function syncFrame(room: string | null, kind: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    if (room !== null) encoding.writeVarString(encoder, room);
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/**
 * Where the frame in hand is read next. By hand and without lib0's decoder, since a crowd hears
 * 100,000 frames a second and most of them are not even kept.
 */
let position = 0;

function readSync(frame: Uint8Array): Heard {
  const kind = readVarUint(frame);
  const length = readVarUint(frame);
  const bytes = frame.subarray(position, position + length);
  switch (kind) {
    case STEP_1:
      return { kind: "step-1", stateVector: bytes };
    case STEP_2:
      return { kind: "step-2", update: bytes };
    case UPDATE:
      return { kind: "update", update: bytes };
    default:
      return OTHER;
  }
}

/**
 * Reads lib0's varUint and moves on: seven bits a byte, the lowest first, the highest bit set where
 * another byte follows. Lengths of frames stay far below 2^31. A frame that ends too early reads as 0.
 */
function readVarUint(frame: Uint8Array): number {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = frame[position++] ?? 0;
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}
