import { everywhere, type Locale } from "./everywhere";
import { pages } from "./pages";
import { office } from "./office";
import { sheets } from "./sheets";

export type { Locale };

/** The Chinese dictionary, and the shape that every other language has to fill. */
export const zhCN = { ...everywhere, ...pages, ...sheets, ...office };

/** The words without which no page is alive: the Chinese ones' keys and parameters, with any words. */
export type FirstWords = Worded<Omit<typeof everywhere, "locale">> & { locale: Locale };

/** The words that are at hand on every page. */
export type Words = FirstWords & Worded<typeof pages>;

/** The parts of a dictionary that a page's route asks for where its page says something of them. */
export type WordsParts = {
  sheets: Worded<typeof sheets>;
  office: Worded<typeof office>;
};

/** A whole dictionary. */
export type AllWords = Words & WordsParts["sheets"] & WordsParts["office"];

type Worded<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Worded<T[K]> };
