/**
 * Recognises typing: characters beside characters that are there, and deletions of what is there.
 *
 * Nearly everything that arrives in a meeting is that, and Yjs takes it whatever it says: it needs
 * nothing that is missing, brings no type, no row and no key, and is decided by the clocks that the
 * document has reached. So it can be written and shown before it is applied (see `DocumentCopy`).
 */
import { readUpdate, type Place } from "./read-update";
import { SMALL_CHANGE } from "./settings";

/** How far each client's history goes, by client: a state vector. */
export type Clocks = ReadonlyMap<number, number>;

/** What an update types. */
export type Typed = {
  readonly pieces: number;
  /** How far the histories of those whom it types for go then. */
  readonly reached: Clocks;
  /** Where its characters begin. */
  readonly places: readonly Place[];
};

/**
 * Looks through an update.
 *
 * @param known how far the document goes
 * @returns null when it is anything else, or more than a person types at once
 */
export function typedIn(update: Uint8Array, known: Clocks): Typed | null {
  if (update.byteLength > SMALL_CHANGE.bytes) return null;
  const reached = new Map<number, number>();
  const places: Place[] = [];
  let pieces = 0;
  let isTyping = true;
  const reach = (client: number) => reached.get(client) ?? known.get(client) ?? 0;
  const isThere = (place: Place | null) => place === null || place.clock < reach(place.client);
  const isWellFormed = readUpdate(update, (piece) => {
    const { client, clock, length, left, right } = piece;
    pieces += 1;
    if (piece.kind === "deletion") {
      isTyping &&= clock + length <= reach(client);
    } else {
      const hasPlace = left !== null || right !== null;
      isTyping &&= piece.isText && hasPlace && isThere(left) && isThere(right);
      // Neither something again, which Yjs takes the rest of, nor something after a gap.
      isTyping &&= clock === reach(client);
      reached.set(client, clock + length);
      places.push({ client, clock });
    }
    return isTyping && pieces <= SMALL_CHANGE.pieces;
  });
  const isSmall = pieces > 0 && pieces <= SMALL_CHANGE.pieces;
  return isWellFormed && isTyping && isSmall ? { pieces, reached, places } : null;
}
