import { pathToFileURL } from "node:url";
import { runnerImport } from "vite";
import { ensureBuilt } from "../../server/bin/lib/build.mjs";
import { inProject } from "../../server/bin/lib/project.mjs";
import { stopOn } from "../../server/bin/lib/terminal.mjs";

// `npm run torture`: see main.ts. TypeScript and the project's aliases come from vite's own runner.

stopOn(await ensureBuilt());
const alias = { "~": inProject("app"), "#server": inProject("server"), "#db": inProject("db") };
const file = pathToFileURL(inProject("tests", "torture", "main.ts")).href;
const { module } = await runnerImport(file, { configFile: false, resolve: { alias } });
process.exit(await module.torture(process.argv.slice(2)));
