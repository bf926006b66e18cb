import { rewritten, type DraftWords } from "./draft-words";
import { useKept } from "./use-kept";

/** Words that outlive their component until they are sent or given up. */
export interface Draft {
  readonly words: string;
  /** What the words are sent as; absent as long as there are none of one's own. */
  readonly id: string | undefined;
  /** Takes what is typed; the initial words end the draft. */
  write(words: string): void;
}

/**
 * A draft, kept as `useKept` keeps it.
 *
 * @param key names what is written, over the whole product
 */
export function useDraft(key: string, initial = ""): Draft {
  const [begun, setBegun] = useKept<DraftWords | null>(key, null);
  return {
    words: begun?.words ?? initial,
    id: begun?.id,
    write: (words) => setBegun(rewritten(begun, words, initial)),
  };
}
