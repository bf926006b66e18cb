import { resolve } from "node:path";
import { loadBuiltServer } from "./lib/built-server.mjs";
import { inProject } from "./lib/project.mjs";
import { startProblem } from "./lib/start-problem.mjs";
import { stop } from "./lib/terminal.mjs";

// `npm run backup -- [folder]`: a consistent copy of everything, also while people write. Without a
// folder it goes to `backups` in the data directory; a copy on another machine is yours to make.

const dataDir = resolve(process.env["DATA_DIR"] || inProject("data"));
const folder = resolve(process.argv[2] ?? `${dataDir}/backups`);
const { makeBackup } = await loadBuiltServer();
const made = makeBackup?.({ dataDir, folder });
if (!made.ok) stop(startProblem(made, { dataDir, port: 0, host: "" }, "npm run backup"));
console.log(`\n  备份完成 · backup made:  ${made.path}\n`);
