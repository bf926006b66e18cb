import { en } from "./en";
import { zhCN, type AllWords, type Locale } from "./zh-CN";

/** A language's words, on the server, where both dictionaries are at hand. */
export function wordsOf(locale: Locale): AllWords {
  return locale === "en" ? en : zhCN;
}
