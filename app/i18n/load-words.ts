import type { AllWords, Words, WordsParts } from "./zh-CN";

/** The words of the document's language that have come, in the browser. */
const come: Partial<AllWords> = {};

/**
 * Loads the words without which no page is alive. Only those of the document's language come; changing
 * it loads the page anew. Anything but "en" is Chinese. What says more asks for `wordsPart`.
 */
export async function loadWords(): Promise<Words> {
  const { everywhere } = await (isEnglish()
    ? import("./en/everywhere")
    : import("./zh-CN/everywhere"));
  // What is alive first says nothing else (tests/architecture/words-parts.test.ts sees to it).
  return Object.assign(come, everywhere) as Words;
}

const parts: { [P in keyof WordsParts]: () => Promise<WordsParts[P]> } = {
  sheets: async () =>
    (await (isEnglish() ? import("./en/sheets") : import("./zh-CN/sheets"))).sheets,
  office: async () =>
    (await (isEnglish() ? import("./en/office") : import("./zh-CN/office"))).office,
};

async function loadPages() {
  return (await (isEnglish() ? import("./en/pages") : import("./zh-CN/pages"))).pages;
}

/**
 * Has the words of every page at hand, and the parts of the dictionary that one page needs besides:
 * awaited at the top of the route's file, or by what comes `lazily`, so that nothing is there before
 * its words. On the server all are.
 */
export async function wordsPart(...names: (keyof WordsParts)[]): Promise<void> {
  if (typeof document === "undefined") return;
  const loads = [loadPages, ...names.map((name) => parts[name])];
  await Promise.all(loads.map(async (load) => Object.assign(come, await load())));
}

function isEnglish(): boolean {
  return document.documentElement.lang === "en";
}
