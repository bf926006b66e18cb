import * as Y from "yjs";
import type { Piece, Place } from "./read-update";
import { MAX_NESTING } from "./settings";

/** Where an item stands, as its update says: in another item, or beside one. */
type Towards = Pick<Piece, "parent" | "left" | "right">;

/** The items of one client in an update: where each begins, and how to learn how deep it stands. */
type Stretch = {
  readonly clocks: number[];
  /** How many types are around it, or whom to ask. */
  readonly depths: (number | Towards)[];
  readonly types: number[];
};

/** One item's answer. */
type Spot = Pick<Stretch, "depths"> & { readonly at: number };

/**
 * How deep the types of an update stand in one another. Yjs tells every type around a change about
 * it, here and in every browser: some thousands of types within one another take it seconds and a
 * hundred megabytes, while people's documents have a text in a row in a list of rows.
 */
export class Nesting {
  private readonly stretches = new Map<number, Stretch>();

  /** Notes an item; one client's come in order. */
  add(item: Piece): void {
    const { client, clock, root, isType } = item;
    let stretch = this.stretches.get(client);
    if (!stretch) {
      stretch = { clocks: [], depths: [], types: [] };
      this.stretches.set(client, stretch);
    }
    if (isType) stretch.types.push(clock);
    stretch.clocks.push(clock);
    stretch.depths.push(root === null ? item : 1);
  }

  /** Whether any type stands deeper than a document may have one. */
  isTooDeepFor(doc: Y.Doc): boolean {
    for (const [client, { types }] of this.stretches) {
      if (types.some((clock) => this.depthOf(doc, { client, clock }) > MAX_NESTING)) return true;
    }
    return false;
  }

  /** Not by recursion: what is asked about may be nested deeper than the stack. */
  private depthOf(doc: Y.Doc, item: Place): number {
    const asked: (Spot & { readonly isWithin: boolean })[] = [];
    let place: Place | null = item;
    let depth = 0;
    while (place !== null) {
      // What the document has already it does not take from an update, whatever that says of it.
      const spot: Spot | null = isIn(doc, place) ? null : this.find(place);
      const known: number | Towards = spot ? (spot.depths[spot.at] ?? 0) : depthIn(doc, place);
      if (spot === null || typeof known === "number") {
        depth = typeof known === "number" ? known : 0;
        break;
      }
      asked.push({ ...spot, isWithin: known.parent !== null });
      // Items that name one another in a circle are never applied.
      spot.depths[spot.at] = 0;
      place = known.parent ?? known.left ?? known.right;
    }
    for (const { depths, at, isWithin } of asked.toReversed()) {
      if (isWithin) depth += 1;
      depths[at] = depth;
    }
    return depth;
  }

  private find({ client, clock }: Place): Spot | null {
    const stretch = this.stretches.get(client);
    if (!stretch || clock < (stretch.clocks[0] ?? Infinity)) return null;
    let [low, high] = [0, stretch.clocks.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((stretch.clocks[middle] ?? Infinity) <= clock) low = middle;
      else high = middle - 1;
    }
    return { depths: stretch.depths, at: low };
  }
}

function isIn({ store }: Y.Doc, { client, clock }: Place): boolean {
  return clock < Y.getState(store, client);
}

/** How deep an item of the document stands; 0 when it is not there. */
function depthIn(doc: Y.Doc, place: Place): number {
  if (!isIn(doc, place)) return 0;
  const structs = doc.store.clients.get(place.client) ?? [];
  let depth = 0;
  let item: unknown = structs[Y.findIndexSS(structs, place.clock)];
  while (item instanceof Y.Item && depth <= MAX_NESTING) {
    depth += 1;
    if (!(item.parent instanceof Y.AbstractType)) break;
    const { _item: above } = item.parent;
    item = above;
  }
  return depth;
}
