import { pathToFileURL } from "node:url";
import { localUrl, readMetricsAddress } from "./address.mjs";
import { builtServer } from "./build.mjs";
import { root } from "./project.mjs";
import { startProblem } from "./start-problem.mjs";
import { stop } from "./terminal.mjs";

/**
 * What the built server's `main` is called with.
 * @typedef {object} ServeOptions
 * @property {"production" | "demo"} mode
 * @property {string} root the project's folder
 * @property {string} dataDir absolute path; created when it is missing
 * @property {number} port
 * @property {string} host
 * @property {boolean} secure whether a proxy in front serves it over TLS
 * @property {import("./address.mjs").Address | null} metricsAddress where the operator reads figures
 */

/**
 * Why a server did not start: a code, and the path or message that belongs to it.
 * @typedef {{ ok: false, error: string, detail: string }} NotStarted
 */

/**
 * The server listens. `setUpPath` is the page, with its one-time token, on which an installation
 * without any company is set up.
 * @typedef {{ ok: true, setUpPath?: string | null }} Listening
 */

/**
 * The built server's `main`: resolves as soon as it listens. For an address that it cannot have it
 * may answer with the code, or reject with Node's own error.
 * @typedef {(options: ServeOptions) => Promise<Listening | NotStarted>} Main
 */

/**
 * Starts the built server in this process and returns as soon as it listens. The server itself
 * answers SIGINT and SIGTERM: it saves what is pending and stops. Ends the process, with words, when
 * it cannot start.
 * @param {Omit<ServeOptions, "root" | "secure" | "metricsAddress">} options
 * @param {string} command how the person started this, for the advice
 * @returns {Promise<void>}
 */
export async function serve(options, command) {
  // Of React there is a fast build and a slow one with warnings for developers. This is all the
  // variable decides: what kind of server this is, `mode` says.
  process.env["NODE_ENV"] = "production";
  const { main } = /** @type {{ main: Main }} */ (await import(pathToFileURL(builtServer).href));
  const secure = process.env["BEHIND_TLS"] === "1";
  const metrics = readMetricsAddress(process.env);
  if (!metrics.ok) stop(metrics.problem);
  const metricsAddress = metrics.address;
  const started = await main({ ...options, root, secure, metricsAddress }).catch(refusedAddress);
  if (!started.ok) stop(startProblem(started, options, command));
  // To whoever started the server, at the terminal, and to no log.
  if (started.setUpPath) announceSetUp(localUrl(options) + started.setUpPath);
}

/**
 * @param {NodeJS.ErrnoException} error
 * @returns {NotStarted}
 * @throws what is not about the address: that is a bug
 */
function refusedAddress(error) {
  if (error.syscall !== "listen") throw error;
  return { ok: false, error: error.code ?? "", detail: error.message };
}

/** @param {string} url */
function announceSetUp(url) {
  console.log(`\n  首次设置 · First set-up:  ${url}`);
  console.log("  此链接只能使用一次，24 小时内有效 · works once, within 24 hours\n");
}
