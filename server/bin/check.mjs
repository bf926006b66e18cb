import { checkFormat, checkLint, checkTypes, testUnits } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { nodeVersionProblem } from "./lib/node-version.mjs";
import { finish } from "./lib/finish.mjs";
import { stopOn } from "./lib/terminal.mjs";

// `npm run check`, while working: types, lint, format, unit and integration tests, in under a minute.

stopOn(nodeVersionProblem());
stopOn(await ensureInstalled());
finish([await checkTypes(), await checkLint(), await checkFormat(), await testUnits()]);
