import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { builtServer } from "./lib/build.mjs";
import { inProject, root } from "./lib/project.mjs";
import { startProblem } from "./lib/start-problem.mjs";
import { stop } from "./lib/terminal.mjs";

// `npm run new-company`: one more company in an installation that has one already.

const command = "npm run new-company";

if (!existsSync(builtServer)) {
  stop({
    zh: "还没有构建。请先运行 npm ci 和 npm run build。",
    en: "There is no build yet. Run npm ci and npm run build first.",
  });
}
const dataDir = resolve(process.env["DATA_DIR"] || inProject("data"));
process.env["NODE_ENV"] = "production";
/** @type {{ newCompany: (options: { root: string, dataDir: string }) => { ok: true, setUpPath: string } | import("./lib/serve.mjs").NotStarted }} */
const { newCompany } = await import(pathToFileURL(builtServer).href);
const made = newCompany({ root, dataDir });
if (!made.ok) stop(startProblem(made, { dataDir, port: 0, host: "" }, command));
console.log(`\n  新公司的设置地址 · set-up address of the new company:  ${made.setUpPath}`);
console.log("  只能使用一次，24 小时内有效 · works once, within 24 hours\n");
