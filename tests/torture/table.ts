/** Everybody at the table, and waiting until they agree. */
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import type { Product } from "../e2e/support/product";
import type { Client } from "./clients";
import type { FigureEntry } from "./figures";

/** Who and what is in the rounds. */
export interface Table {
  readonly product: Product;
  readonly clients: readonly Client[];
  readonly rooms: readonly string[];
  readonly pages: ReadonlyMap<string, readonly string[]>;
  readonly figures: FigureEntry;
}

/** How long everybody may take to come back and be in step, ms. */
const SETTLE_MS = 60_000;

/** Waits until everybody is connected, saved, and level with the others of their room. */
export async function settled(clients: readonly Client[]): Promise<boolean> {
  const limit = Date.now() + SETTLE_MS;
  const isQuiet = () =>
    clients.every((client) => client.isSettled()) &&
    clients.every((client) => clients.every((other) => isLevel(client, other)));
  while (!isQuiet()) {
    if (Date.now() > limit) return false;
    await delay(20);
  }
  return true;
}

/** Whether two people of one room hold the same clocks. */
function isLevel(one: Client, other: Client): boolean {
  if (one.name !== other.name) return true;
  const [a, b] = [one, other].map(({ doc }) => Y.decodeStateVector(Y.encodeStateVector(doc)));
  return a?.size === b?.size && [...(a ?? [])].every(([id, clock]) => b?.get(id) === clock);
}
