import { readFileSync } from "node:fs";
import { join } from "node:path";

const SECURITY = join(import.meta.dirname, "../../.github/SECURITY.md");

/** How many cells of a part of the matrix SECURITY.md says are tried, for the tests to keep it true. */
export function statedSize(part: "commands" | "routes and downloads" | "room messages"): number {
  const stated = new RegExp(`([\\d,]+) of ${part}`).exec(readFileSync(SECURITY, "utf8"))?.[1];
  return Number(stated?.replaceAll(",", ""));
}
