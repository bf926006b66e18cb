/** What people would use instead: see rivals/install.mjs. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "../crowd/place";
import { installRivals, RIVAL_NAMES } from "../rivals/install.mjs";
import { type Running, type Subject } from "./subject";

/** What they are called in the tables. */
const TITLES = {
  "y-websocket": "y-websocket 2.1 + LevelDB",
  "y-websocket-server": "@y/websocket-server 0.1 + LevelDB",
  "hocuspocus-3": "Hocuspocus 3.4 + SQLite",
  "hocuspocus-4": "Hocuspocus 4.7 + SQLite",
} as const;

/** The rivals that can be installed here. */
export async function rivals(): Promise<Subject[]> {
  const installed = await installRivals(RIVAL_NAMES);
  return [...installed].map(([name, { directory, node }]) => ({
    name: TITLES[name],
    start: (rooms) => startRival(rooms, name, directory, node),
  }));
}

async function startRival(
  rooms: number,
  name: keyof typeof TITLES,
  directory: string,
  node: string,
): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), "liangdeng-bench-"));
  const port = 19_000 + Math.floor(Math.random() * 900);
  const dialect = name.startsWith("hocuspocus") ? "hocuspocus" : "plain";
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
