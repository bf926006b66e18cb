import { testBrowsers } from "./lib/checks.mjs";
import { finish } from "./lib/finish.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { nodeVersionProblem } from "./lib/node-version.mjs";
import { stopOn } from "./lib/terminal.mjs";

// `npm run test:e2e`: the browser tests alone, against a build of the present sources. What follows
// the command goes to Playwright: `npm run test:e2e -- meeting`.

stopOn(nodeVersionProblem());
stopOn(await ensureInstalled());
finish([await testBrowsers(process.argv.slice(2))]);
