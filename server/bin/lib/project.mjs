import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder, absolute: the commands work whatever folder they are called from. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * @param {...string} parts path inside the project, such as "build", "server"
 * @returns {string} the absolute path
 */
export function inProject(...parts) {
  return join(root, ...parts);
}

/**
 * @param {string} path absolute path of a JSON file
 * @returns {unknown} its content, or undefined when the file is missing or is not JSON
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
