import { readJson } from "./project.mjs";

/** @typedef {{ passed: number, failed: number }} Counts tests; a skipped test counts in neither */

/**
 * @param {string} path Vitest's JSON report
 * @returns {Counts | undefined} undefined when there is no such report
 */
export function vitestCounts(path) {
  const report = /** @type {{ numPassedTests: number, numFailedTests: number } | undefined} */ (
    readJson(path)
  );
  return report && { passed: report.numPassedTests, failed: report.numFailedTests };
}

/**
 * @param {string} path Playwright's JSON report
 * @returns {Counts | undefined} undefined when there is no such report. A flaky test, one that passed
 *   only when repeated, has failed
 */
export function playwrightCounts(path) {
  const report =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number } } | undefined} */ (
      readJson(path)
    );
  if (!report) return undefined;
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky };
}

/**
 * Judges a run of tests by its report and by its exit code, neither of which is enough: a file that
 * cannot be loaded is no failed test, and a run that found no tests has not failed either.
 * @param {Counts | undefined} counts
 * @param {boolean} endedWell the exit code was 0
 * @returns {Counts} with at least one failure unless all went well and something ran
 */
export function judged(counts, endedWell) {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  const well = endedWell && passed > 0;
  return { passed, failed: well ? failed : Math.max(failed, 1) };
}
