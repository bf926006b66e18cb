import { createContext, useContext, type ReactNode } from "react";
import type { AllWords, Words } from "./zh-CN";

const WordsContext = createContext<Words | null>(null);

/** Puts one language's words around the whole page. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

/** The words of the page's language. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords needs a WordsProvider around it");
  return words;
}

/**
 * The same with all parts, for what is only on pages whose routes have those parts that it takes
 * its words from (see `wordsPart`; tests/architecture/words.test.ts sees to it).
 */
export function useAllWords(): AllWords {
  return useWords() as AllWords;
}
