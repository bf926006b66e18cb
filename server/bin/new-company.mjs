import { resolve } from "node:path";
import { loadBuiltServer } from "./lib/built-server.mjs";
import { inProject, root } from "./lib/project.mjs";
import { startProblem } from "./lib/start-problem.mjs";
import { stop } from "./lib/terminal.mjs";

// `npm run new-company`: one more company in an installation that has one already.

const command = "npm run new-company";

const dataDir = resolve(process.env["DATA_DIR"] || inProject("data"));
const { newCompany } = await loadBuiltServer();
const made = await newCompany?.({ root, dataDir });
if (!made.ok) stop(startProblem(made, { dataDir, port: 0, host: "" }, command));
console.log(`\n  新公司的设置地址 · set-up address of the new company:  ${made.setUpPath}`);
console.log("  只能使用一次，24 小时内有效 · works once, within 24 hours\n");
