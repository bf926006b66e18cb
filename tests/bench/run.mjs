import { pathToFileURL } from "node:url";
import { ensureBuilt } from "../../server/bin/lib/build.mjs";
import { inProject } from "../../server/bin/lib/project.mjs";
import { stopOn } from "../../server/bin/lib/terminal.mjs";
import { importTypeScript } from "./import-typescript.mjs";

// `npm run bench`: see main.ts.

stopOn(await ensureBuilt());
const { bench } = await importTypeScript(pathToFileURL(inProject("tests", "bench", "main.ts")));
process.exit(await bench(process.argv.slice(2)));
