import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { builtServer } from "./build.mjs";
import { stop } from "./terminal.mjs";

/**
 * The built server's functions, for a command that works beside or instead of a running server.
 * Ends the process, with words, when there is no build.
 * @returns {Promise<Record<string, Function>>}
 */
export async function loadBuiltServer() {
  if (!existsSync(builtServer)) {
    stop({
      zh: "还没有构建。请先运行 npm ci 和 npm run build。",
      en: "There is no build yet. Run npm ci and npm run build first.",
    });
  }
  process.env["NODE_ENV"] = "production";
  return import(pathToFileURL(builtServer).href);
}
