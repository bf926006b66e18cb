/** Decides, before Yjs builds anything of it, whether an update may be applied to a document. */
import type * as Y from "yjs";
import { overflowsRows } from "~/sheet/foreign-content";
import type { Weight } from "./document-weight";
import { Nesting } from "./nesting";
import { readUpdate } from "./read-update";
import { MAX_UPDATE_PIECES } from "./settings";

/** What an update weighs, or why it may not be applied. */
export type Judged =
  | { readonly ok: true; readonly value: Weight }
  /** No client of ours writes it. */
  | { readonly ok: false; readonly error: "malformed" }
  /** It is more than an update, or more rows than a document, may have. */
  | { readonly ok: false; readonly error: "full" };

/** Looks through an update. */
export function judgeUpdate(update: Uint8Array, doc: Y.Doc): Judged {
  let pieces = 0;
  const rows = new Map<string, number>();
  const nesting = new Nesting();
  const isWellFormed = readUpdate(update, (piece) => {
    if (piece.kind === "deletion") return true;
    pieces += 1;
    // Only what is new under its key names its parent; what replaces something names that instead.
    if (piece.root !== null) rows.set(piece.root, (rows.get(piece.root) ?? 0) + 1);
    if (piece.kind === "item") nesting.add(piece);
    return pieces <= MAX_UPDATE_PIECES;
  });
  if (!isWellFormed) return { ok: false, error: "malformed" };
  if (pieces > MAX_UPDATE_PIECES || overflowsRows(doc, rows)) return { ok: false, error: "full" };
  if (nesting.isTooDeepFor(doc)) return { ok: false, error: "malformed" };
  return { ok: true, value: { bytes: update.byteLength, pieces } };
}
