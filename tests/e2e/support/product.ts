import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

/** How the built product is started: empty, or with the sample dealership and one-click sign-in. */
export type Mode = "production" | "demo";

/** The built product, running as a process of its own that a test may end and start again. */
export interface Product {
  readonly url: string;
  /** Its data directory, kept over `kill` and `start`. */
  readonly dataDir: string;
  /** Everything the processes wrote so far to stdout and stderr, for a failed test's report. */
  readonly output: () => string;
  /** Ends the process: at once (SIGKILL), or as an operator does (SIGTERM). Resolves when it is gone. */
  readonly kill: (signal: "SIGKILL" | "SIGTERM") => Promise<void>;
  /**
   * Starts it again on the same data and the same address. Resolves when it answers.
   *
   * @param env what the process finds in its environment besides ours
   */
  readonly start: (env?: Readonly<Record<string, string>>) => Promise<void>;
  /** Resolves when the running process has ended by itself, at once when none runs. */
  readonly gone: () => Promise<void>;
  /** The running process's id, to read its memory; undefined when none runs. */
  readonly pid: () => number | undefined;
}

/** How long a start may take, in milliseconds: migrations and the sample data included. */
const startLimit = 120_000;
const script = fileURLToPath(new URL("./serve-for-test.mjs", import.meta.url));

/**
 * Starts the built product and waits until it answers.
 *
 * @param dataDir an existing or new directory, the caller's to remove
 */
export async function startProduct(dataDir: string, mode: Mode = "demo"): Promise<Product> {
  const product = await prepareProduct(dataDir, mode);
  await product.start();
  return product;
}

/** The same, not running yet: a first start is `start` like every later one. */
export async function prepareProduct(dataDir: string, mode: Mode = "demo"): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  let running: ChildProcess | undefined;

  const kill = async (signal: "SIGKILL" | "SIGTERM") => {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };

  const start = async (env: Readonly<Record<string, string>> = {}) => {
    // Node itself, not npm: a signal has to reach the server, not something around it.
    const child = spawn(process.execPath, [script, mode, String(port), dataDir], {
      env: { ...process.env, ...env },
    });
    running = child;
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    if (await answers(url, child)) return;
    await kill("SIGKILL");
    throw new Error(`The product did not start.\n${output}`);
  };

  const gone = async () => {
    if (running && running.exitCode === null && running.signalCode === null) {
      await once(running, "exit");
    }
  };

  return { url, dataDir, output: () => output, kill, start, gone, pid: () => running?.pid };
}

/** Asks for the health page until it is there, the process has ended, or the limit is reached. */
async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const limit = Date.now() + startLimit;
  while (Date.now() < limit && child.exitCode === null && child.signalCode === null) {
    const healthy = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/**
 * Ports below those that the system gives to outgoing connections: after a SIGKILL the port has to
 * be there for the restart, while browsers keep trying to reach it.
 */
async function freePort(): Promise<number> {
  const first = 20_000 + (process.pid % 600) * 20;
  for (let port = first; port < first + 20; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port from ${first} to ${first + 19}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
