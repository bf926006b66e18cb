import type { AllWords, Words, WordsParts } from "./zh-CN";

/** The words of the document's language that have come, in the browser. */
const come: Partial<AllWords> = {};

/**
 * Loads the words of every page. Only those of the document's language come; changing it loads the
 * page anew. Anything but "en" is Chinese.
 */
export async function loadWords(): Promise<Words> {
  const { everywhere } = await (isEnglish()
    ? import("./en/everywhere")
    : import("./zh-CN/everywhere"));
  return Object.assign(come, everywhere);
}

const parts: { [P in keyof WordsParts]: () => Promise<WordsParts[P]> } = {
  sheets: async () =>
    (await (isEnglish() ? import("./en/sheets") : import("./zh-CN/sheets"))).sheets,
  office: async () =>
    (await (isEnglish() ? import("./en/office") : import("./zh-CN/office"))).office,
};

/**
 * Has the parts of the dictionary at hand that a route's page needs: awaited at the top of the
 * route's file, so that the route is not there before its words. On the server all are.
 */
export async function wordsPart(...names: (keyof WordsParts)[]): Promise<void> {
  if (typeof document === "undefined") return;
  await Promise.all(names.map(async (name) => Object.assign(come, await parts[name]())));
}

function isEnglish(): boolean {
  return document.documentElement.lang === "en";
}
