/**
 * How a follow-up of an earlier meeting went in this sheet's month: two shared texts each.
 *
 * They are top-level texts named by the follow-up, not rows of a map: two people who begin to write
 * at the same moment would each put a row there, and one of them would lose it. A text by its name
 * is there for everybody, without anybody creating it.
 */
import type * as Y from "yjs";
import { progressName } from "./keys";
import { isId } from "./limits";
import { plainText } from "./rows";

/** What is written about a follow-up in a month. */
export type ProgressField = "progress" | "completion";

/** Both texts of a follow-up, read at one moment. */
export type Progress = Readonly<Record<ProgressField, string>>;

/** The shared text of a field, for binding an input to it; null when the id is none. */
export function progressText(doc: Y.Doc, followUpId: string, field: ProgressField): Y.Text | null {
  return isId(followUpId) ? doc.getText(progressName(followUpId, field)) : null;
}

/**
 * What a sheet says about a follow-up. Reading puts nothing into the document: a text that nobody has
 * written is not brought into being by being asked for.
 */
export function readProgress(doc: Y.Doc, followUpId: string): Progress {
  const read = (field: ProgressField) =>
    doc.share.has(progressName(followUpId, field))
      ? plainText(progressText(doc, followUpId, field))
      : "";
  return { progress: read("progress"), completion: read("completion") };
}
