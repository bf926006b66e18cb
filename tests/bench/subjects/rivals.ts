/** What people would use instead: see rivals/install.mjs. */
import { installRivals, RIVAL_NAMES } from "../rivals/install.mjs";
import { startServer } from "./child-server";
import type { Subject } from "./subject";

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
  return [...installed].map(([name, where]) => {
    const dialect = name.startsWith("hocuspocus") ? "hocuspocus" : "plain";
    const script = { name, ...where, dialect } as const;
    return { name: TITLES[name], start: (rooms) => startServer(script, rooms) };
  });
}
