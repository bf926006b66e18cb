import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "../crowd/place";
import type { Running } from "./subject";

/** How a server is started that is one script: `node server.mjs PORT DATA_DIR`, in its directory. */
export type ServerScript = {
  readonly name: string;
  readonly directory: string;
  /** The executable that runs it. */
  readonly node: string;
  readonly dialect: Place["dialect"];
};

/** Starts it on data of its own. @returns when it has said that it listens */
export async function startServer(script: ServerScript, rooms: number): Promise<Running> {
  const { name, directory, node, dialect } = script;
  const dataDir = mkdtempSync(join(tmpdir(), "liangdeng-bench-"));
  const port = 19_000 + Math.floor(Math.random() * 900);
  const base = `ws://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  const again = async () => {
    child = spawn(node, ["server.mjs", String(port), dataDir], {
      cwd: directory,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NODE_ENV: "production" },
    });
    const { stdout } = child;
    if (stdout) await Promise.race([once(stdout, "data"), endOf(child, name)]);
  };
  await again();
  const places = Array.from({ length: rooms }, (_, room): Place => ({
    dialect,
    base,
    room: `room-${room}`,
    page: "measure:bench",
    headers: {},
  }));
  return {
    dataDir,
    places,
    pid: () => child?.pid ?? 0,
    end,
    again,
    remove: async () => {
      await end("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function endOf(child: ChildProcess, name: string): Promise<never> {
  await once(child, "exit");
  throw new Error(`${name} did not start`);
}
