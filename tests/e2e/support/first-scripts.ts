import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** A script file of the built product, and its size gzipped, in bytes. */
export interface Script {
  path: string;
  bytes: number;
}

/** The first words: asked for by code, but nothing is alive before they have come. */
const WORDS = /\/assets\/everywhere-[^/]*\.js$/;
/** What the document loads; the addresses of other pages' scripts, which it also knows, are not that. */
const ASSET = /(?:href=|\bfrom |\bimport ?\(?)"(\/assets\/[^"]+\.js)"/g;
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*"(\.\/[^"]+\.js)"/g;

/**
 * The script files without which a page is not shown, and its frame not alive: those that its document
 * names, all that they import, and the first words of its language. What comes alive behind the frame,
 * from what the server has sent, is not among them.
 *
 * @param page a browser whose person may see the page; it is left on it
 */
export async function firstScripts(page: Page, path: string): Promise<Script[]> {
  const html = await (await page.request.get(path)).text();
  const named = [...html.matchAll(ASSET)].map(([, asset = ""]) => asset);
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(path, { waitUntil: "networkidle" });
  const words = [...asked].filter((asset) => WORDS.test(asset));
  const found = new Map<string, Script>();
  for (const asset of named.length > 0 ? [...named, ...words] : [])
    await follow(page, asset, found);
  return [...found.values()];
}

async function follow(page: Page, path: string, into: Map<string, Script>): Promise<void> {
  if (into.has(path)) return;
  const answer = await page.request.get(path);
  const text = answer.ok() ? await answer.text() : "";
  into.set(path, { path, bytes: gzipSync(text, { level: 9 }).length });
  for (const [, next = ""] of text.matchAll(STATIC_IMPORT)) {
    await follow(page, new URL(next, `http://product${path}`).pathname, into);
  }
}

/** The sum of their sizes, in kB of 1000 bytes. */
export function weightOf(scripts: readonly Script[]): number {
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}
