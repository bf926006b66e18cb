import { newRowId } from "~/sheet/row-id";

/** Words that are being written. */
export interface DraftWords {
  readonly words: string;
  /** The name under which they are sent, however often: see services/draft.server.ts. */
  readonly id: string;
}

/**
 * What becomes of a draft when its words change: it stays the same one, until nothing is left of it.
 * What is begun then is another, even if it says the same.
 *
 * @param before null: nothing has been written yet
 * @param initial what stands there before somebody writes
 */
export function rewritten(
  before: DraftWords | null,
  words: string,
  initial: string,
): DraftWords | null {
  return words === initial ? null : { words, id: before?.id ?? newRowId() };
}
