import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "./project.mjs";

/**
 * One hash over files' names and contents. Contents, not times: a fresh clone or a change of branch
 * gives every file a new time. Some hundred source files take tens of milliseconds.
 * @param {readonly string[]} entries files and folders of the project; missing ones are left out
 * @param {readonly string[]} [except] folders below them that do not count
 * @returns {string} hexadecimal
 */
export function contentHash(entries, except = []) {
  const hash = createHash("sha256");
  for (const path of entries.flatMap((entry) => filesOf(entry, except)).toSorted()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inProject(path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @param {readonly string[]} except
 * @returns {string[]} the files at or below a path of the project, as paths of the project
 */
function filesOf(path, except) {
  if (except.includes(path)) return [];
  const entry = statSync(inProject(path), { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isDirectory()) return [path];
  return readdirSync(inProject(path)).flatMap((name) => filesOf(join(path, name), except));
}
