import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser, ensureChineseFont } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { run } from "./child.mjs";
import { judged, playwrightCounts, vitestCounts } from "./counts.mjs";
import { inProject } from "./project.mjs";
import { say, sayDone, sayProblem, seconds } from "./terminal.mjs";

/** @typedef {import("./counts.mjs").Counts} Counts */
/** @typedef {{ name: string, passed: number, failed: number }} Outcome of one step, in tests; a step without tests counts only when it fails, as one */

/** Everything the tests write, git-ignored. */
const output = inProject(".test");
const minute = 60_000;

/** Where a package keeps the script of its command. */
const commands = {
  types: ["typescript7", "bin", "tsc"],
  typesElsewhere: ["typescript", "bin", "tsc"],
  oxlint: ["oxlint", "bin", "oxlint"],
  prettier: ["prettier", "bin", "prettier.cjs"],
  vitest: ["vitest", "vitest.mjs"],
  playwright: ["@playwright", "test", "cli.js"],
};

/**
 * @param {keyof typeof commands} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
function runTool(command, args, options) {
  const script = inProject("node_modules", ...commands[command]);
  return run(process.execPath, [script, ...args], { timeout: 10 * minute, ...options });
}

/** @returns {Promise<Outcome>} */
export async function checkTypes() {
  // The compiler that is eight times faster ships as a program per platform; it may lack this one.
  const fast = (await runTool("types", ["--version"])).code === 0;
  return check("类型 · types", () =>
    runTool(fast ? "types" : "typesElsewhere", ["--noEmit", "--project", "."]),
  );
}

/** @returns {Promise<Outcome>} */
export function checkLint() {
  const strict = ["--deny-warnings", "--report-unused-disable-directives"];
  return check("静态检查 · lint", () => runTool("oxlint", strict));
}

/** @returns {Promise<Outcome>} */
export function checkFormat() {
  const cache = ["--cache", "--cache-location", join(output, "prettier-cache")];
  return check("格式 · format", () => runTool("prettier", ["--check", ...cache, "."]));
}

/** @returns {Promise<Outcome>} */
export async function testUnits() {
  const name = "单元与集成测试 · unit and integration tests";
  const report = freshReport("vitest.json");
  say(name, "vitest");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const config = ["--config", join("tests", "vitest.config.ts"), "--allowOnly=false"];
  const ended = await runTool("vitest", ["run", ...config, ...reporters], {
    show: true,
    timeout: 20 * minute,
  });
  return tested(name, ended, vitestCounts(report));
}

/**
 * Runs the browser tests against the build, so a build comes first.
 * @param {readonly string[]} [args] for Playwright: which tests
 * @returns {Promise<Outcome>}
 */
export async function testBrowsers(args = []) {
  const name = "浏览器测试 · browser tests";
  const problem = await ensureBuilt();
  if (problem) return refused(name, problem);
  const found = await ensureBrowser();
  if (!found.ok) return refused(name, found.problem);
  await ensureChineseFont();

  const report = freshReport("playwright.json");
  say(name, `${found.browser.path} (${found.browser.from})`);
  const config = ["--config", join("tests", "playwright.config.ts"), "--forbid-only"];
  const ended = await runTool("playwright", ["test", ...config, ...args], {
    show: true,
    timeout: 47 * minute,
    env: { CHROMIUM_PATH: found.browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return tested(name, ended, playwrightCounts(report));
}

/**
 * @param {string} name
 * @param {() => ReturnType<typeof run>} start
 * @returns {Promise<Outcome>}
 */
async function check(name, start) {
  const ended = await start();
  if (ended.code === 0) {
    sayDone(name, "ok", ended.milliseconds);
    return { name, passed: 0, failed: 0 };
  }
  console.error(ended.output.trimEnd());
  sayDone(name, ended.timedOut ? "TIMED OUT" : "FAILED", ended.milliseconds);
  return { name, passed: 0, failed: 1 };
}

/**
 * @param {string} name
 * @param {Awaited<ReturnType<typeof run>>} ended
 * @param {Counts | undefined} counts
 * @returns {Outcome}
 */
function tested(name, ended, counts) {
  const outcome = { name, ...judged(counts, ended.code === 0) };
  if (ended.timedOut) console.error(`  ${name}: TIMED OUT (${seconds(ended.milliseconds)})`);
  else if (!counts?.passed) console.error(`  ${name}: 没有测试通过 · no test passed`);
  sayDone(name, `${outcome.passed} passed, ${outcome.failed} failed`, ended.milliseconds);
  return outcome;
}

/**
 * @param {string} name
 * @param {import("./terminal.mjs").Problem} problem
 * @returns {Outcome}
 */
function refused(name, problem) {
  sayProblem(problem);
  return { name, passed: 0, failed: 1 };
}

/**
 * @param {string} file
 * @returns {string} the path for a report, with the last run's out of the way
 */
function freshReport(file) {
  mkdirSync(output, { recursive: true });
  rmSync(join(output, file), { force: true });
  return join(output, file);
}
