/**
 * A failure that the person at the terminal can do something about, in both languages:
 * what is wrong, then what to do. Functions return it (or null) instead of throwing.
 * @typedef {{ zh: string, en: string }} Problem
 */

/**
 * Says what a command is doing: one line, both languages.
 * @param {string} zh
 * @param {string} en
 */
export function say(zh, en) {
  console.log(`› ${zh} · ${en}`);
}

/**
 * Says how the step just announced ended.
 * @param {string} zh
 * @param {string} en
 * @param {number} milliseconds how long the step took
 */
export function sayDone(zh, en, milliseconds) {
  console.log(`  ${zh} · ${en} (${seconds(milliseconds)})`);
}

/**
 * @param {number} milliseconds
 * @returns {string} such as "12.3 s"
 */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** @param {Problem} problem */
export function sayProblem({ zh, en }) {
  console.error(`\n✗ ${zh}\n  ${en}\n`);
}

/**
 * Ends the command: the problem in words on stderr, exit code 1.
 * @param {Problem} problem
 * @returns {never}
 */
export function stop(problem) {
  sayProblem(problem);
  process.exit(1);
}

/**
 * Ends the command unless the step went well.
 * @param {Problem | null} problem what a step returned; null means that it went well
 */
export function stopOn(problem) {
  if (problem) stop(problem);
}
