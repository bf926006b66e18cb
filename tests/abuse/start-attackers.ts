import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Target, Toll } from "./attackers";

/** Attackers in a process of their own. */
export interface RemoteAttackers {
  /** Attacks in one way for as long as something else takes. */
  readonly during: <T>(kind: string, work: () => Promise<T>) => Promise<[T, Toll]>;
  /** Ends the process. */
  readonly end: () => void;
}

/** Starts them; resolves when everything that they will send is made. */
export async function startAttackers(target: Target): Promise<RemoteAttackers> {
  const worker = fileURLToPath(new URL("./worker.mjs", import.meta.url));
  // Whoever starts it may run with a loader of its own.
  const child = fork(worker, [JSON.stringify(target)], { execArgv: [] });
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`the attackers' process ended with ${code}`);
  });
  gone.catch(() => undefined);
  const answer = async () => {
    const [message]: unknown[] = await Promise.race([once(child, "message"), gone]);
    return message;
  };
  await answer();
  return {
    during: async (kind, work) => {
      const toll = answer();
      child.send({ kind });
      const value = await work();
      child.send({ kind: null });
      return [value, (await toll) as Toll];
    },
    end: () => child.disconnect(),
  };
}
