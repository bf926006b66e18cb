/** The ways in which a server is killed, and how it is known whether a kill was where it was to be. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** When the process ends. */
export type Kill =
  /** After so long, wherever it is. */
  | { readonly kind: "moment"; readonly afterMs: number }
  /** Within a transaction, right after its `count`-th statement that contains the text. */
  | {
      readonly kind: "inside";
      /** What is under way then, for the counts: "a commit". */
      readonly within: string;
      readonly what: string;
      readonly count: number;
    };

const PRELOAD = fileURLToPath(new URL("./kill-inside.mjs", import.meta.url));

/** Statements of a commit, of a compaction's two halves, and of a projection. */
const INSIDE = [
  { within: "a commit", what: "insert into room_update", upTo: 120 },
  { within: "a compaction", what: "delete from room_update", upTo: 1 },
  { within: "a projection", what: 'insert into "finding"', upTo: 30 },
  { within: "a snapshot", what: "insert or replace into room_snapshot", upTo: 1 },
  { within: "a projection", what: 'update "room"', upTo: 3 },
] as const;

/**
 * The kill of a round: every second one inside something, each thing in its turn, so that a short
 * run has something of all.
 *
 * @param round from 0
 * @param random from 0 up to 1
 */
export function killOfRound(round: number, random: () => number): Kill {
  const place = round % 2 === 0 ? INSIDE[(round / 2) % INSIDE.length] : undefined;
  if (!place) return { kind: "moment", afterMs: 30 + random() * 600 };
  const { within, what, upTo } = place;
  return { kind: "inside", within, what, count: 1 + Math.floor(random() * upTo) };
}

/** Whether a kill waits for a compaction, which happens when a room empties. */
export function needsEmptyRoom(kill: Kill): boolean {
  return kill.kind === "inside" && ["a compaction", "a snapshot"].includes(kill.within);
}

/** What a server that is to end so finds in its environment. */
export function killEnvironment(kill: Kill, dataDir: string): Record<string, string> {
  if (kill.kind === "moment") return {};
  return {
    NODE_OPTIONS: `--import=${PRELOAD}`,
    KILL_INSIDE: `${kill.count} ${kill.what}`,
    KILL_MARK: markIn(dataDir),
  };
}

/**
 * The statement after which a kill inside something has struck, as the dying process wrote it down;
 * null when it has not struck. Asking forgets it.
 */
export function takeStrike(dataDir: string): string | null {
  const mark = markIn(dataDir);
  if (!existsSync(mark)) return null;
  const statement = readFileSync(mark, "utf8");
  rmSync(mark);
  return statement;
}

function markIn(dataDir: string): string {
  return join(dataDir, "struck-after");
}
