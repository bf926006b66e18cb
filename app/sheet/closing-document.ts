/** The closing page's document: the GM's remarks and the decisions, two shared texts. */
import type * as Y from "yjs";
import { ClosingType, MetaKey, SheetType } from "./keys";
import { plainText } from "./rows";

/** A field of the closing page. */
export type ClosingField = keyof typeof ClosingType;

/** The closing page, read at one moment. */
export type ClosingPage = Readonly<Record<ClosingField, string>>;

/** The shape of document that this version writes. */
export const CLOSING_VERSION = 1;

/** Writes what a fresh document starts with; only the server calls it (see `seedSheet`). */
export function seedClosing(doc: Y.Doc, origin: unknown): void {
  const meta = doc.getMap(SheetType.meta);
  if (meta.has(MetaKey.version)) return;
  doc.transact(() => meta.set(MetaKey.version, CLOSING_VERSION), origin);
}

/** The shared text of a field, for binding an input to it. */
export function closingText(doc: Y.Doc, field: ClosingField): Y.Text {
  return doc.getText(ClosingType[field]);
}

/** The whole closing page as plain values; never throws, whatever the document holds. */
export function readClosing(doc: Y.Doc): ClosingPage {
  return {
    remarks: plainText(closingText(doc, "remarks")),
    decisions: plainText(closingText(doc, "decisions")),
  };
}
