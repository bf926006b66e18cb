import { resolve } from "node:path";
import { addressProblem, localUrl, readAddress } from "./lib/address.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { nodeVersionProblem } from "./lib/node-version.mjs";
import { inProject } from "./lib/project.mjs";
import { serve } from "./lib/serve.mjs";
import { say, stop, stopOn } from "./lib/terminal.mjs";

// `npm run demo`: from a fresh clone to a served sample dealership. What is there already is kept,
// the installation, the build and what people have written, so that a second run is quick.

const command = "npm run demo";
const started = Date.now();

if (process.env["NODE_ENV"] === "production") {
  stop({
    zh: "演示不能作为正式环境运行：任何人无需密码，一键即可入座。正式使用请运行 npm start；要看演示，请去掉 NODE_ENV=production。",
    en: "The demo does not run as production: it has one-click sign-in, without any password. For production use npm start; for the demo, unset NODE_ENV=production.",
  });
}
stopOn(nodeVersionProblem());

const read = readAddress(process.env, "127.0.0.1");
if (!read.ok) stop(read.problem);
const { address } = read;
stopOn(await addressProblem(address, command));

stopOn(await ensureInstalled());
stopOn(await ensureBuilt());

const dataDir = resolve(process.env["DATA_DIR"] || inProject("data", "demo"));
say(
  `启动，数据在 ${dataDir}（首次会载入示范经销店）`,
  "starting, with the sample dealership loaded on the first run",
);
await serve({ mode: "demo", dataDir, ...address }, command);

const elapsed = ((Date.now() - started) / 1000).toFixed(1);
console.log(`\n  亮灯演示 · Liangdeng demo   ${localUrl(address)}   (${elapsed} s)`);
console.log("  按 Ctrl+C 停止 · Ctrl+C stops it\n");
