/**
 * Recognises typing: characters that somebody adds behind others, which are there.
 *
 * Most of what arrives in a meeting is that, and Yjs takes it whatever it says: it needs nothing that is
 * missing, brings no type, no row and no key, deletes nothing, and is decided by how far the document
 * reaches. So it can be written and shown as it came, before it is applied (see `DocumentCopy`).
 *
 * Nothing else: whoever gets it does with it what the server will do later. Of several clients' characters
 * Yjs demands an order that it does not check; between two neighbours that stand in different places
 * characters vanish or not, depending on when a deletion before them was tidied up; what deletes can make
 * Yjs write more.
 */
import { readUpdate, type Place } from "./read-update";
import { SMALL_CHANGE } from "./settings";

/** How far each client's history goes, by client: a state vector. */
export type Clocks = ReadonlyMap<number, number>;

/** What an update types: the characters between two clocks of one client. */
export type Typed = Place & { readonly end: number };

/**
 * Looks through an update.
 *
 * @param known how far the document goes
 * @returns null when it is anything else, or more than a person types at once
 */
export function typedIn(update: Uint8Array, known: Clocks): Typed | null {
  if (update.byteLength > SMALL_CHANGE.bytes) return null;
  let typed: Typed | null = null;
  let pieces = 0;
  const isWellFormed = readUpdate(update, ({ isText, client, clock, length, left, right }) => {
    pieces += 1;
    const isBehind = left !== null && right === null && left.clock < reachOf(known, left.client);
    // Neither something again, which Yjs takes the rest of, nor something after a gap.
    const isNext = clock === reachOf(known, client);
    typed = isText && isBehind && isNext ? { client, clock, end: clock + length } : null;
    return typed !== null;
  });
  return isWellFormed && pieces === 1 ? typed : null;
}

function reachOf(known: Clocks, client: number): number {
  return known.get(client) ?? 0;
}
