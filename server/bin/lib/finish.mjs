/** @typedef {import("./checks.mjs").Outcome} Outcome */

/**
 * Ends a run of checks: the steps that failed by name, then the sum alone on the last line.
 * The exit code is 0 only when nothing failed.
 * @param {readonly Outcome[]} outcomes
 * @returns {never}
 */
export function finish(outcomes) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log();
  for (const outcome of outcomes) {
    if (outcome.failed > 0) console.log(`✗ ${outcome.name}: ${outcome.failed} failed`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
