import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { localUrl, readAddress } from "./lib/address.mjs";
import { builtServer } from "./lib/build.mjs";
import { nodeVersionProblem } from "./lib/node-version.mjs";
import { inProject } from "./lib/project.mjs";
import { serve } from "./lib/serve.mjs";
import { say, stop, stopOn } from "./lib/terminal.mjs";

// `npm start`: production. It neither installs nor builds: what runs is what was put there on purpose.
// PORT, HOST and DATA_DIR say where; BEHIND_TLS=1 that a proxy in front of it speaks HTTPS.

const command = "npm start";

stopOn(nodeVersionProblem());
if (!existsSync(builtServer)) {
  stop({
    zh: "还没有构建。请先运行 npm ci 和 npm run build，再运行 npm start。",
    en: "There is no build yet. Run npm ci and npm run build first, then npm start.",
  });
}
const read = readAddress(process.env, "0.0.0.0");
if (!read.ok) stop(read.problem);

const dataDir = resolve(process.env["DATA_DIR"] || inProject("data"));
await serve({ mode: "production", dataDir, ...read.address }, command);
say(
  `亮灯已启动：${localUrl(read.address)}，数据在 ${dataDir}`,
  "Liangdeng is running, its data is in that directory",
);
