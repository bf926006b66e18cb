/** A department's sheet as a document: seeding and version. */
import type * as Y from "yjs";
import { MetaKey, SheetType } from "./keys";

/** The shape of document that this version writes. */
export const SHEET_VERSION = 1;

/**
 * Writes what a fresh document starts with. Only the server calls it, once, before anybody joins:
 * two browsers that each find a document empty would both seed it.
 */
export function seedSheet(doc: Y.Doc, origin: unknown): void {
  if (sheetVersion(doc) !== null) return;
  doc.transact(() => doc.getMap(SheetType.meta).set(MetaKey.version, SHEET_VERSION), origin);
}

/** The document's version; null when it was never seeded or holds no sensible number. */
export function sheetVersion(doc: Y.Doc): number | null {
  const version = doc.getMap(SheetType.meta).get(MetaKey.version);
  return Number.isInteger(version) ? (version as number) : null;
}
