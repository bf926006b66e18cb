import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm, tail } from "./child.mjs";
import { contentHash } from "./content-hash.mjs";
import { inProject } from "./project.mjs";
import { say, sayDone } from "./terminal.mjs";

/** @typedef {import("./terminal.mjs").Problem} Problem */

/** The built server's entry; on import it starts nothing, its `main` does. */
export const builtServer = inProject("build", "server", "index.js");

/** Inside the folder that every build empties first, so that it never outlives its build. */
const stampFile = inProject("build", "server", ".liangdeng-stamp");

const sources = [
  "app",
  "server",
  "db",
  "styles",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];

/**
 * Builds unless the sources are those of the build that is there.
 * @returns {Promise<Problem | null>}
 */
export async function ensureBuilt() {
  const stamp = contentHash(sources, [join("server", "bin")]);
  if (existsSync(builtServer) && readStamp() === stamp) return null;
  say("构建", "building");
  const result = await npm(["run", "build"], { timeout: 10 * 60_000 });
  if (result.code !== 0 || !existsSync(builtServer)) {
    console.error(tail(result.output));
    return {
      zh: "构建失败，原因见上。",
      en: "The build failed, see above.",
    };
  }
  writeFileSync(stampFile, stamp);
  sayDone("已构建", "built", result.milliseconds);
  return null;
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8") : undefined;
}
