import { checkFormat, checkLint, checkTypes, testBrowsers, testUnits } from "./lib/checks.mjs";
import { finish } from "./lib/finish.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { nodeVersionProblem } from "./lib/node-version.mjs";
import { stopOn } from "./lib/terminal.mjs";

// `npm test`: everything that checks the project, from a fresh clone on. A step that fails hides
// none of the others.

stopOn(nodeVersionProblem());
stopOn(await ensureInstalled());
finish([
  await checkTypes(),
  await checkLint(),
  await checkFormat(),
  await testUnits(),
  await testBrowsers(),
]);
