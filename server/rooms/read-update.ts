/** Reads Yjs updates that somebody else wrote, and lets only sound ones through. */
import * as Y from "yjs";

/** A Yjs update, taken apart. */
export type ReadUpdate = ReturnType<typeof Y.decodeUpdate>;

/**
 * Takes an update apart; null when it is malformed.
 *
 * Yjs itself takes more than any of its clients writes. An empty range to delete makes it throw, in
 * the middle of applying or when it looks the range up; a struct of no length is stored, and what
 * honest clients then type next to it refers to a place that does not exist. Both are malformed
 * here, and so is a clock beyond exact integers.
 */
export function readUpdate(update: Uint8Array): ReadUpdate | null {
  try {
    const read = Y.decodeUpdate(update);
    return isSound(read) ? read : null;
  } catch {
    return null;
  }
}

function isSound({ structs, ds }: ReadUpdate): boolean {
  return (
    structs.every(({ id, length }) => isSpan(id.clock, length)) &&
    [...ds.clients.values()].flat().every(({ clock, len }) => isSpan(clock, len))
  );
}

function isSpan(clock: number, length: number): boolean {
  return length > 0 && Number.isSafeInteger(clock + length);
}
