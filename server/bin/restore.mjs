import { resolve } from "node:path";
import { loadBuiltServer } from "./lib/built-server.mjs";
import { inProject } from "./lib/project.mjs";
import { startProblem } from "./lib/start-problem.mjs";
import { stop } from "./lib/terminal.mjs";

// `npm run restore -- <backup file>`: puts a backup back. The server must be stopped.

const dataDir = resolve(process.env["DATA_DIR"] || inProject("data"));
const { restoreBackup } = await loadBuiltServer();
const done = restoreBackup?.(resolve(process.argv[2] ?? "backup"), {
  root: inProject(),
  dataDir,
});
if (!done.ok) stop(startProblem(done, { dataDir, port: 0, host: "" }, "npm run restore"));
console.log(
  `\n  已恢复。之前的数据保留在 · restored; what was there before is kept in:  ${done.path}`,
);
console.log("  现在可以启动服务 · the server can be started now: npm start\n");
