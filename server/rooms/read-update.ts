/**
 * Reads Yjs updates that somebody else wrote, piece by piece, and builds none of it: what is to be
 * refused must not first become tens of megabytes of objects (profiled: 100 MiB for an update of one).
 */
import * as decoding from "lib0/decoding";
import * as Y from "yjs";

/** The place of a piece in its client's history. */
export type Place = { readonly client: number; readonly clock: number };

/** A stretch of a client's history that an update speaks of. */
export type Piece = Place & {
  readonly length: number;
  /** `item`: content; `gone`: content that is no longer kept; `skip`: what the update leaves out. */
  readonly kind: "item" | "gone" | "skip" | "deletion";
  /** Of an item: the name of the top-level type in which it stands, or null. */
  readonly root: string | null;
  /** Of an item: the type that it stands in, or else its neighbours in the same one when it was made. */
  readonly parent: Place | null;
  readonly left: Place | null;
  readonly right: Place | null;
  /** Whether an item is a type that others can stand in, or characters of a text. */
  readonly isType: boolean;
  readonly isText: boolean;
};

/** Thrown within this file, and by lib0 where bytes end or make no sense. */
class Malformed extends Error {}

/**
 * Shows an update's pieces one after the other: first what it adds, then what it deletes.
 *
 * Yjs itself takes more than any of its clients writes, and what it does with that is not bounded.
 * An empty range to delete makes it throw, in the middle of applying or when it looks the range up;
 * ranges that lie over one another make it walk the same content for each; a struct of no length is
 * stored, and what honest clients then type next to it refers to a place that does not exist; of a
 * client that is named twice only the last is taken. All of these are malformed here, and so are a
 * clock beyond exact integers and whatever stands behind the update's end.
 *
 * @param see is shown a piece; false ends the reading
 * @returns whether the update is well-formed, as far as it was read
 */
export function readUpdate(update: Uint8Array, see: (piece: Piece) => boolean): boolean {
  try {
    const decoder = new Y.UpdateDecoderV1(decoding.createDecoder(update));
    const { restDecoder } = decoder;
    const isRead = readStructs(decoder, see) && readDeletions(restDecoder, see);
    return !isRead || !decoding.hasContent(restDecoder);
  } catch {
    return false;
  }
}

/** @returns whether to read on */
function readStructs(decoder: Y.UpdateDecoderV1, see: (piece: Piece) => boolean): boolean {
  const { restDecoder } = decoder;
  const seen = new Set<number>();
  for (let clients = decoding.readVarUint(restDecoder); clients > 0; clients -= 1) {
    let structs = decoding.readVarUint(restDecoder);
    const client = decoder.readClient();
    if (seen.has(client)) throw new Malformed();
    seen.add(client);
    let clock = decoding.readVarUint(restDecoder);
    for (; structs > 0; structs -= 1) {
      const piece = readStruct(decoder, client, clock);
      clock = endOf(piece);
      if (!see(piece)) return false;
    }
  }
  return true;
}

/** The bits of a struct's first byte: what kind of content, and which of its places are spelled out. */
const Bit = { kind: 31, parentKey: 32, rightOrigin: 64, origin: 128 } as const;
const SKIP = 10;

function readStruct(decoder: Y.UpdateDecoderV1, client: number, clock: number): Piece {
  const info = decoder.readInfo();
  if (info === SKIP || (info & Bit.kind) === 0) {
    const length = decoder.readLen();
    const kind = info === SKIP ? "skip" : "gone";
    return { ...NO_ITEM, client, clock, length, kind };
  }
  const left = info & Bit.origin ? decoder.readLeftID() : null;
  const right = info & Bit.rightOrigin ? decoder.readRightID() : null;
  let root: string | null = null;
  let parent: Place | null = null;
  if (!left && !right) {
    if (decoder.readParentInfo()) root = decoder.readString();
    else parent = decoder.readLeftID();
    if (info & Bit.parentKey) decoder.readString();
  }
  const isType = (info & Bit.kind) === TYPE;
  const isText = (info & Bit.kind) === STRING;
  const length = passContent(decoder, info & Bit.kind);
  return { kind: "item", client, clock, length, root, parent, left, right, isType, isText };
}

const STRING = 4;
const TYPE = 7;
/** Types that have a name of their own, and how many kinds of types there are. */
const NAMED_TYPES: readonly number[] = [3, 5];
const KINDS_OF_TYPES = 7;

/** Reads past an item's content as Yjs reads it. @returns its length, in clocks */
function passContent(decoder: Y.UpdateDecoderV1, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return decoder.readLen();
    case 2: // JSON
      return passEach(decoder, () => {
        const json = decoder.readString();
        if (json !== "undefined") JSON.parse(json);
      });
    case 3: // binary
      decoding.readVarUint8Array(decoder.restDecoder);
      return 1;
    case STRING:
      return decoder.readString().length;
    case 5: // embed
      decoder.readJSON();
      return 1;
    case 6: // format
      decoder.readKey();
      decoder.readJSON();
      return 1;
    case TYPE: {
      const type = decoder.readTypeRef();
      if (type >= KINDS_OF_TYPES) throw new Malformed();
      if (NAMED_TYPES.includes(type)) decoder.readKey();
      return 1;
    }
    case 8: // any
      return passEach(decoder, () => void decoder.readAny());
    case 9: // document
      decoder.readString();
      decoder.readAny();
      return 1;
    default:
      throw new Malformed();
  }
}

function passEach(decoder: Y.UpdateDecoderV1, pass: () => void): number {
  const length = decoder.readLen();
  for (let index = 0; index < length; index += 1) pass();
  return length;
}

/** @returns whether it was read to the end */
function readDeletions(decoder: decoding.Decoder, see: (piece: Piece) => boolean): boolean {
  const seen = new Set<number>();
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    if (seen.has(client)) throw new Malformed();
    seen.add(client);
    let end = 0;
    for (let ranges = decoding.readVarUint(decoder); ranges > 0; ranges -= 1) {
      const clock = decoding.readVarUint(decoder);
      if (clock < end) throw new Malformed();
      const length = decoding.readVarUint(decoder);
      const piece: Piece = { ...NO_ITEM, client, clock, length, kind: "deletion" };
      end = endOf(piece);
      if (!see(piece)) return false;
    }
  }
  return true;
}

const NO_ITEM = {
  root: null,
  parent: null,
  left: null,
  right: null,
  isType: false,
  isText: false,
} as const;

function endOf({ clock, length }: Piece): number {
  if (length <= 0 || !Number.isSafeInteger(clock + length)) throw new Malformed();
  return clock + length;
}
