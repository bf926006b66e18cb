import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { tail } from "../../../server/bin/lib/child.mjs";
import { inProject } from "../../../server/bin/lib/project.mjs";

/** @typedef {"y-websocket" | "y-websocket-server" | "hocuspocus-3" | "hocuspocus-4"} RivalName */

/**
 * A rival as it was installed.
 * @typedef {object} Installed
 * @property {string} directory where its server.mjs is and runs
 * @property {string} node the executable that runs it
 */

/** @type {readonly RivalName[]} */
export const RIVAL_NAMES = ["y-websocket", "y-websocket-server", "hocuspocus-3", "hocuspocus-4"];

const SHARED = "server-process.mjs";
const PATIENCE = { timeout: 15 * 60_000, maxBuffer: 64 * 1024 * 1024 };

/**
 * Installs the rivals' servers below .bench, outside the product's own dependencies, unless they are
 * there already. A rival that cannot be installed is left out; why is written to stderr.
 * @param {readonly RivalName[]} names
 * @returns {Promise<Map<RivalName, Installed>>} those that can be started
 */
export async function installRivals(names) {
  mkdirSync(installed(), { recursive: true });
  cpSync(source(SHARED), installed(SHARED));
  const rivals = new Map();
  // One after another: compiling takes all the processor there is.
  for (const name of names) {
    const rival = await installRival(name);
    if (rival) rivals.set(name, rival);
  }
  return rivals;
}

/**
 * @param {RivalName} name
 * @returns {Promise<Installed | null>} null when that is not possible here
 */
async function installRival(name) {
  const directory = installed(name);
  const stampFile = join(directory, ".installed");
  const stamp = stampOf(name);
  if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
    console.error(`installing ${name}, the first time may take three minutes`);
    rmSync(directory, { recursive: true, force: true });
    cpSync(source(name), directory, { recursive: true });
    try {
      await installPackages(directory);
    } catch (error) {
      console.error(`${whyNot(name, error)} It is left out.`);
      return null;
    }
    writeFileSync(stampFile, stamp);
  }
  cpSync(source(name, "server.mjs"), join(directory, "server.mjs"));
  return { directory, node: nodeOf(directory) };
}

/**
 * @param {string} directory
 * @throws what npm said
 */
async function installPackages(directory) {
  const { dependencies } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const ci = ["ci", "--prefer-offline", "--no-audit", "--no-fund"];
  if (!dependencies.node) return npm(directory, ci);
  // It brings its own Node, for which its other packages have to be compiled: that Node comes first.
  await npm(directory, [...ci, "--ignore-scripts"]);
  await npm(directory, ["rebuild", "node"]);
  const node = nodeOf(directory);
  const headers = headersOf(directory);
  await npm(directory, ["rebuild"], {
    PATH: [dirname(node), process.env["PATH"]].join(delimiter),
    ...(headers && { npm_config_nodedir: headers }),
  });
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to this process's
 */
async function npm(cwd, args, env = {}) {
  const started = process.env["npm_execpath"];
  const [command, ...before] = started?.endsWith("npm-cli.js")
    ? [process.execPath, started]
    : ["npm"];
  const options = { ...PATIENCE, cwd, env: { ...process.env, ...env } };
  await promisify(execFile)(command, [...before, ...args], options);
}

/**
 * @param {string} directory
 * @returns {string} the Node that the rival brings along, or this one
 */
function nodeOf(directory) {
  const own = join(directory, "node_modules", "node", "bin", "node");
  return existsSync(own) ? own : process.execPath;
}

/**
 * The `node` package keeps the headers that belong to its executable in a package for each platform;
 * where no ready-made binary can be downloaded, they are what is compiled against.
 * @param {string} directory
 * @returns {string | undefined} what node-gyp calls nodedir
 */
function headersOf(directory) {
  const platforms = join(directory, "node_modules", "node", "node_modules");
  if (!existsSync(platforms)) return undefined;
  return readdirSync(platforms)
    .map((name) => join(platforms, name))
    .find((path) => existsSync(join(path, "include", "node", "node.h")));
}

/**
 * @param {RivalName} name
 * @param {any} error what npm ended with
 * @returns {string} a sentence
 */
function whyNot(name, error) {
  const output = `${error.stdout ?? ""}${error.stderr ?? ""}`;
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ERR_SOCKET_TIMEOUT/.test(output)) {
    return `${name}: the npm registry cannot be reached.`;
  }
  return `${tail(output || error.message)}\n${name} cannot be installed, see above.`;
}

/**
 * @param {RivalName} name
 * @returns {string} what an installation depends on: its lock, and the Node that it is built for
 */
function stampOf(name) {
  const lock = readFileSync(source(name, "package-lock.json"));
  const hash = createHash("sha256").update(lock).digest("hex");
  return [hash, process.platform, process.arch, process.versions.modules].join(" ");
}

/** @param {...string} parts */
function source(...parts) {
  return inProject("tests", "bench", "rivals", ...parts);
}

/** @param {...string} parts */
function installed(...parts) {
  return inProject(".bench", "rivals", ...parts);
}
