/** Writing a whole field at once: a picked date, an offered correction. */
import type * as Y from "yjs";

/** Puts `words` in the place of all that a shared text says; does nothing when it says so already. */
export function replaceText(text: Y.Text, origin: unknown, words: string): void {
  if (text.doc === null || text.toString() === words) return;
  text.doc.transact(() => {
    text.delete(0, text.length);
    text.insert(0, words);
  }, origin);
}
