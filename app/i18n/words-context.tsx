import { createContext, useContext, type ReactNode } from "react";
import type { Words } from "./zh-CN";

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
