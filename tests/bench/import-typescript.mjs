import { runnerImport } from "vite";
import { inProject } from "../../server/bin/lib/project.mjs";

const alias = { "~": inProject("app"), "#server": inProject("server"), "#db": inProject("db") };

/**
 * Imports a TypeScript module of the project, with its aliases, by vite's own runner.
 * @param {URL} file
 */
export async function importTypeScript(file) {
  const { module } = await runnerImport(file.href, { configFile: false, resolve: { alias } });
  return module;
}
