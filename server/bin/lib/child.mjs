import { spawn } from "node:child_process";
import { root } from "./project.mjs";

/**
 * How a child process ended.
 * @typedef {object} Ended
 * @property {number} code exit code; 127 when it could not be started, 128 when a signal ended it
 * @property {string} output what it wrote to stdout and stderr; empty when it was shown as it came
 * @property {number} milliseconds
 * @property {boolean} timedOut
 */

const posix = process.platform !== "win32";

/**
 * Runs a program to its end, in the project's folder. Never throws and never asks anything.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ show?: boolean, timeout?: number, env?: Record<string, string> }} [options]
 *   show: its output is the person's to read as it comes (otherwise collected);
 *   timeout in milliseconds; env is added to this process's
 * @returns {Promise<Ended>}
 */
export function run(command, args, { show = false, timeout = 0, env = {} } = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    // A group of its own, so that ending it also ends what it started, and nothing else.
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      detached: posix,
      shell: !posix && command === "npm",
    });
    let output = "";
    let timedOut = false;
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);

    const forget = endWithThisProcess(child);
    const timer = timeout
      ? setTimeout(() => {
          timedOut = true;
          signalGroup(child, "SIGKILL");
        }, timeout)
      : undefined;
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      forget();
      resolve({ code, output, milliseconds: Date.now() - started, timedOut });
    };
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 128));
  });
}

/**
 * Runs npm: the very one that started this command, where there is one.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const started = process.env["npm_execpath"];
  return started?.endsWith("npm-cli.js")
    ? run(process.execPath, [started, ...args], options)
    : run("npm", args, options);
}

/**
 * @param {string} output
 * @returns {string} its last lines, enough to see what went wrong
 */
export function tail(output) {
  return output.trimEnd().split("\n").slice(-60).join("\n");
}

/**
 * Ctrl+C and SIGTERM reach the child's group first, then end this process.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => void} takes the handlers off again
 */
function endWithThisProcess(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    signalGroup(child, signal);
    child.once("close", () => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (posix) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // The group has ended by itself in the meantime, which is what was wanted.
  }
}
