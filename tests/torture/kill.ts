/** The ways in which a server is killed, and how often each is drawn. */
import { fileURLToPath } from "node:url";
import { pick } from "../server/rooms/support/seeded-random";

/** When the process ends. */
export type Kill =
  /** After so long, wherever it is. */
  | { readonly kind: "moment"; readonly afterMs: number }
  /** Within a transaction, right after its `count`-th statement that contains the text. */
  | { readonly kind: "inside"; readonly what: string; readonly count: number };

const PRELOAD = fileURLToPath(new URL("./kill-inside.mjs", import.meta.url));

/** Statements of a commit, of a compaction's two halves, and of a projection. */
const INSIDE = [
  { what: "insert into room_update", upTo: 120 },
  { what: "delete from room_update", upTo: 1 },
  { what: "insert or replace into room_snapshot", upTo: 1 },
  { what: 'insert into "finding"', upTo: 30 },
  { what: 'update "room"', upTo: 20 },
] as const;

/** Draws one. @param random from 0 up to 1 */
export function drawKill(random: () => number): Kill {
  const place = random() < 0.5 ? undefined : pick(random, INSIDE);
  if (!place) return { kind: "moment", afterMs: 30 + random() * 600 };
  return { kind: "inside", what: place.what, count: 1 + Math.floor(random() * place.upTo) };
}

/** What a server that is to end so finds in its environment. */
export function killEnvironment(kill: Kill): Record<string, string> {
  if (kill.kind === "moment") return {};
  return {
    NODE_OPTIONS: `--import=${PRELOAD}`,
    KILL_INSIDE: `${kill.count} ${kill.what}`,
  };
}

/** What a count of kills is kept under. */
export function nameOfKill(kill: Kill): string {
  return kill.kind === "moment" ? "at a moment" : `inside ${kill.what}`;
}
