import * as Y from "yjs";
import { MAX_DOCUMENT, RESERVE, RESERVE_EACH, SMALL_CHANGE } from "./settings";

/** A size, of a document or of a change: see `MAX_DOCUMENT`. */
export type Weight = { readonly bytes: number; readonly pieces: number };

/** Whose weight it is; looked at only to count anew. */
export type Weighed = { readonly doc: Y.Doc };

/** What counting anew must be worth, as a share of the most: it takes as long as the document is. */
const WORTH_COUNTING = 0.01;

/** How large a document is, and who may still make it larger. */
export class DocumentWeight {
  /** Never less than what it is: what is deleted or merged shows when it is counted anew. */
  private weight: Weight;
  /** By how much it has grown since it was counted. */
  private uncounted: Weight;
  /** What each person has taken of the reserve while the document is in memory. */
  private readonly taken = new Map<string | null, Weight>();

  /**
   * @param bytes what the document takes on disk, which is no less than what it takes encoded
   */
  constructor(doc: Y.Doc, bytes: number) {
    this.weight = { bytes, pieces: piecesOf(doc) };
    this.uncounted = { bytes, pieces: 0 };
  }

  /** Whether there is room for so much more of this person's; if there is, it is counted. */
  takes(more: Weight, personId: string | null, of: Weighed): boolean {
    if (!this.hasRoom(more, MAX_DOCUMENT, of)) {
      const own = sum(this.taken.get(personId) ?? { bytes: 0, pieces: 0 }, more);
      const fits =
        isWithin(more, SMALL_CHANGE) &&
        isWithin(own, times(MAX_DOCUMENT, RESERVE * RESERVE_EACH)) &&
        this.hasRoom(more, times(MAX_DOCUMENT, 1 + RESERVE), of);
      if (!fits) return false;
      this.taken.set(personId, own);
    }
    this.weight = sum(this.weight, more);
    this.uncounted = sum(this.uncounted, more);
    return true;
  }

  private hasRoom(more: Weight, most: Weight, of: Weighed): boolean {
    if (isWithin(sum(this.weight, more), most)) return true;
    if (isWithin(this.uncounted, times(MAX_DOCUMENT, WORTH_COUNTING))) return false;
    const { doc } = of;
    this.weight = { bytes: Y.encodeStateAsUpdate(doc).byteLength, pieces: piecesOf(doc) };
    this.uncounted = { bytes: 0, pieces: 0 };
    return isWithin(sum(this.weight, more), most);
  }
}

function piecesOf(doc: Y.Doc): number {
  let pieces = 0;
  for (const structs of doc.store.clients.values()) pieces += structs.length;
  return pieces;
}

function sum(a: Weight, b: Weight): Weight {
  return { bytes: a.bytes + b.bytes, pieces: a.pieces + b.pieces };
}

function times({ bytes, pieces }: Weight, factor: number): Weight {
  return { bytes: bytes * factor, pieces: pieces * factor };
}

function isWithin(weight: Weight, most: Weight): boolean {
  return weight.bytes <= most.bytes && weight.pieces <= most.pieces;
}
