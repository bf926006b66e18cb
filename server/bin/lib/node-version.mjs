import { inProject, readJson } from "./project.mjs";

/** @typedef {import("./terminal.mjs").Problem} Problem */

/**
 * @param {string} [running] version of Node, such as "20.19.0"
 * @returns {Problem | null} a problem when it is older than `engines.node` in package.json asks for
 */
export function nodeVersionProblem(running = process.versions.node) {
  const manifest = /** @type {{ engines: { node: string } }} */ (
    readJson(inProject("package.json"))
  );
  const needed = manifest.engines.node.replace(/^>=/, "");
  if (compareVersions(running, needed) >= 0) return null;
  return {
    zh: `需要 Node ${needed} 或更高版本，当前是 ${running}。请安装 Node 20、22 或 24 后重试。`,
    en: `Node ${needed} or newer is needed, this is ${running}. Install Node 20, 22 or 24 and try again.`,
  };
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} negative when a is the older one, 0 when they are equal
 */
function compareVersions(a, b) {
  const right = b.split(".").map(Number);
  const differences = a.split(".").map((part, index) => Number(part) - (right[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
