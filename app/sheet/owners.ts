/**
 * Owners of an improvement measure: people of the company, or free names for people who are not.
 * A map from owner to order key, so that two people who add owners at once both succeed, and adding
 * one twice adds it once.
 */
import type * as Y from "yjs";
import { ImprovementKey } from "./keys";
import { isId, SheetLimit } from "./limits";
import { compareRows, placeRow, readOrder, type Ordered } from "./row-order";
import type { RowMap } from "./rows";
import { yjs } from "./yjs";

/** One owner. */
export type Owner =
  | { readonly kind: "person"; readonly personId: string }
  | { readonly kind: "name"; readonly name: string };

const PERSON = "person:";
const NAME = "name:";

/**
 * The key under which an owner is stored. A free name is trimmed; null when the owner has no usable
 * id or name.
 */
export function ownerKey(owner: Owner): string | null {
  if (owner.kind === "person") return isId(owner.personId) ? PERSON + owner.personId : null;
  const name = owner.name.trim();
  return name !== "" && name.length <= SheetLimit.ownerName ? NAME + name : null;
}

/** Reads an owner key; null when it is none. */
export function parseOwnerKey(key: string): Owner | null {
  if (key.startsWith(PERSON)) {
    const personId = key.slice(PERSON.length);
    return isId(personId) ? { kind: "person", personId } : null;
  }
  if (!key.startsWith(NAME)) return null;
  const owner: Owner = { kind: "name", name: key.slice(NAME.length) };
  return ownerKey(owner) === key ? owner : null;
}

/** The owners of an improvement measure's row, in order. */
export function readOwners(row: RowMap): Owner[] {
  return orderedOwners(row).map(({ owner }) => owner);
}

/** Adds an owner at the end; does nothing when already there or not usable. Needs a transaction. */
export function writeOwner(row: RowMap, owner: Owner): void {
  const key = ownerKey(owner);
  const owners = ownersMap(row);
  if (key === null || !owners || owners.has(key)) return;
  const present = orderedOwners(row);
  for (const [id, order] of placeRow(present, present.length, key)) owners.set(id, order);
}

/** Takes an owner away; does nothing when not there. Needs a transaction. */
export function eraseOwner(row: RowMap, owner: Owner): void {
  const key = ownerKey(owner);
  if (key !== null) ownersMap(row)?.delete(key);
}

function ownersMap(row: RowMap): Y.Map<unknown> | null {
  const owners = row.get(ImprovementKey.owners);
  return owners instanceof yjs().Map ? owners : null;
}

function orderedOwners(row: RowMap): (Ordered & { owner: Owner })[] {
  const found: (Ordered & { owner: Owner })[] = [];
  for (const [key, order] of ownersMap(row) ?? []) {
    if (found.length >= SheetLimit.owners) break;
    const owner = parseOwnerKey(key);
    if (owner) found.push({ id: key, order: readOrder(order), owner });
  }
  return found.sort(compareRows);
}
