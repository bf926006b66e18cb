/**
 * `npm run torture`: the real server as a process, people on real sockets, SIGKILL at any moment.
 * Prints its seed and its counts, also when it is interrupted; ends with 1 when anything was lost.
 */
import { seededRandom } from "../server/rooms/support/seeded-random";
import { Ledger } from "./ledger";
import { readOptions } from "./options";
import { sit, sitForMemory, type Run } from "./sitting";

/** How often the server is killed while people write before a new sitting begins. */
const ROUNDS_PER_SITTING = 25;

/** @returns the process's exit code */
export async function torture(args: readonly string[]): Promise<number> {
  // Every y-websocket client in Node wants to hear of the process's end.
  process.setMaxListeners(0);
  const options = readOptions(args);
  const began = Date.now();
  const say = (line: string) => console.log(`  ${seconds(began).padStart(5)} s  ${line}`);
  const ledger = new Ledger(say);
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    say("stopping after this round");
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const isOver = () => isStopped || Date.now() > began + options.seconds * 1_000;
  const random = seededRandom(options.seed);
  const run: Run = { random, ledger, isStopped: () => isStopped, isOver, tell: say };

  say(`seed ${options.seed}, ${options.kills} kills while people write, in ${options.seconds} s`);
  try {
    for (let from = 0; from < options.kills && !isOver(); from += ROUNDS_PER_SITTING) {
      const to = Math.min(from + ROUNDS_PER_SITTING, options.kills);
      await sit(run, { from, to });
      say(`sitting over: ${ledger.progress()}`);
    }
    if (options.edits > 0 && !isStopped) await sitForMemory(run, options.edits);
  } finally {
    for (const line of ledger.lines()) say(line);
  }
  say(ledger.failed ? "FAILED" : "nothing was lost");
  return ledger.failed ? 1 : 0;
}

/** @param began ms since 1970 */
function seconds(began: number): string {
  return ((Date.now() - began) / 1_000).toFixed(0);
}
