import { en } from "./en";
import { zhCN, type Locale, type Words } from "./zh-CN";

/** A language's words, on the server, where both dictionaries are at hand. */
export function wordsOf(locale: Locale): Words {
  return locale === "en" ? en : zhCN;
}
