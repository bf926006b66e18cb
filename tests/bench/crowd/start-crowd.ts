import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Crowd } from "./crowd";

type Answer = { readonly id: number; readonly value?: unknown; readonly problem?: string };

/** A crowd in a process of its own; each method answers when the crowd has done it. */
export type RemoteCrowd = {
  readonly [K in keyof Crowd]: (
    ...args: Parameters<Crowd[K]>
  ) => Promise<Awaited<ReturnType<Crowd[K]>>>;
} & {
  /** Ends the process. */
  readonly end: () => Promise<void>;
};

/** Starts an empty crowd. */
export async function startCrowd(): Promise<RemoteCrowd> {
  const child = fork(fileURLToPath(new URL("./worker.mjs", import.meta.url)), {
    serialization: "advanced",
    // Whoever starts it may run with a loader of its own.
    execArgv: [],
  });
  await once(child, "message");
  const call = caller(child);
  return {
    join: (...args) => call("join", args),
    type: (...args) => call("type", args),
    typeUntilAlone: (...args) => call("typeUntilAlone", args),
    missing: (...args) => call("missing", args),
    write: (...args) => call("write", args),
    fill: (...args) => call("fill", args),
    untilOnDisk: (...args) => call("untilOnDisk", args),
    lights: (...args) => call("lights", args),
    comeBack: (...args) => call("comeBack", args),
    leave: (...args) => call("leave", args),
    end: async () => {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

function caller(child: ChildProcess) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  child.on("message", (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on("exit", () => {
    for (const [id, tell] of waiting) tell({ id, problem: "its process has ended" });
  });
  return <T>(method: string, args: readonly unknown[]): Promise<T> => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ value, problem }) => {
        if (problem === undefined) resolve(value as T);
        else reject(new Error(`the crowd could not ${method}: ${problem}`));
      });
      child.send({ id, method, args });
    });
  };
}
