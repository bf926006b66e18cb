import type { Month } from "~/domain/scorecard/month";
import type { LiveActual } from "~/protocol/live-keys";
import {
  readKept,
  type KeptActual,
  type KeptActuals,
  type RefusalReason,
  type WaitReason,
} from "./kept-actuals";
import type { Sent } from "./send-command";

/** An actual as somebody entered it; null removes it. */
export interface EnteredActual {
  measureId: string;
  month: Month;
  value: number | null;
  /** See `KeptActual`. Sent only with a number that was delayed; undefined is no matter. */
  seenAt?: number | null;
}

/** Where a number that this person entered has got to. */
export type EntryState =
  | { readonly kind: "sending"; readonly value: number | null }
  | { readonly kind: "waiting"; readonly value: number | null; readonly reason: WaitReason }
  | {
      readonly kind: "refused";
      readonly value: number | null;
      readonly error: RefusalReason;
      readonly seenAt?: number | null;
    }
  /** Committed: the number as the server answered it, in case it is not pushed here. */
  | { readonly kind: "saved"; readonly actual: LiveActual };

/** Whether numbers wait, kept beyond a closed browser or as long as this page is open only. */
export type WaitingActuals = "none" | "kept" | "only-here";

/** The numbers that a person has entered in this browser, on their way to the server. */
export interface ActualOutbox {
  /** Takes a number to be sent; what waited for the same measure and month is replaced. */
  enter(entry: EnteredActual): void;
  /** The state of a measure's month; null when nothing was entered. The same object until it changes. */
  stateOf(measureId: string, month: Month): EntryState | null;
  /** Takes back a number that waits or was refused. One that is being sent is past that. */
  drop(measureId: string, month: Month): void;
  /** Whether a number is not on the server's disk and may still get there, and where it is kept. */
  waiting(): WaitingActuals;
  /** Calls back after every change of state; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Sends what waits, now: the connection is back. */
  retry(): void;
  /** Stops sending; what waits is kept. */
  destroy(): void;
}

/** What the outbox needs from around it. */
export interface OutboxPorts {
  storage: KeptActuals;
  send(entry: EnteredActual): Promise<Sent<LiveActual>>;
  /** Calls back after so many ms; returns how to cancel. */
  after(ms: number, run: () => void): () => void;
  /** From 0 up to 1. */
  random(): number;
  /** A name for an entry that no other entry has, in any tab. */
  newStamp(): string;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** How long to wait before another attempt, ms: doubling, and a random part of it, half at least. */
export function retryDelay(failures: number, random: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + 0.5 * random);
}

const keyOf = (measureId: string, month: Month) => `${measureId} ${month}`;

const WAITS: readonly string[] = [
  "offline",
  "failed",
  "storage-failure",
  "signed-out",
  "other-person",
] satisfies WaitReason[];

/** Whether a number may still be taken as it is. */
function isPassing(error: WaitReason | RefusalReason): error is WaitReason {
  return WAITS.includes(error);
}

function refusedState({
  value,
  seenAt,
  refused,
}: KeptActual & { refused: RefusalReason }): EntryState {
  return { kind: "refused", value, error: refused, seenAt };
}

/**
 * An outbox over what is kept in the browser. Every number is kept there before it is sent and until
 * it is answered, so that it survives a reload and a browser that is closed. Of each measure and
 * month only the latest number is sent, one at a time: an older one never arrives after a newer. Of
 * two people who type at once the later one counts; a number that was delayed is not simply the
 * later one, and is sent with what its typist saw, so that it cannot undo what they did not see.
 */
export function createActualOutbox(ports: OutboxPorts): ActualOutbox {
  const { storage } = ports;
  const states = new Map<string, EntryState>();
  const inFlight = new Set<string>();
  const listeners = new Set<() => void>();
  /** Stamps of the entries that are not sent for the first time. */
  const delayed = new Set<string>();
  let failures = 0;
  let cancelRetry: (() => void) | null = null;
  let destroyed = false;

  const setState = (key: string, state: EntryState | null) => {
    if (state === null) states.delete(key);
    else states.set(key, state);
    for (const listener of listeners) listener();
  };

  const scheduleRetry = () => {
    cancelRetry?.();
    failures += 1;
    cancelRetry = ports.after(retryDelay(failures, ports.random()), retry);
  };

  const settle = (key: string, kept: KeptActual, sent: Sent<LiveActual>) => {
    const latest = readKept(storage, key);
    if (sent.ok) failures = 0;
    else delayed.add(kept.stamp);
    if (latest && latest.stamp !== kept.stamp) {
      // Typed after one's own number that has just been committed.
      if (sent.ok) storage.write(key, { ...latest, seenAt: sent.value.changedAt });
      return void deliver(key);
    }
    if (sent.ok) {
      storage.remove(key);
      setState(key, { kind: "saved", actual: sent.value });
    } else if (isPassing(sent.error)) {
      setState(key, { kind: "waiting", value: kept.value, reason: sent.error });
      scheduleRetry();
    } else {
      // Kept until it is taken back or replaced: what somebody typed is never thrown away for them.
      if (latest) storage.write(key, { ...kept, refused: sent.error });
      setState(key, refusedState({ ...kept, refused: sent.error }));
    }
  };

  const deliver = async (key: string) => {
    if (inFlight.has(key)) return;
    const kept = readKept(storage, key);
    // Another tab of the same person has delivered it, or taken it back.
    if (!kept) return setState(key, null);
    if (kept.refused !== undefined) return;
    inFlight.add(key);
    setState(key, { kind: "sending", value: kept.value });
    const { measureId, month, value, seenAt } = kept;
    const seen = delayed.has(kept.stamp) ? { seenAt } : {};
    const sent = await ports.send({ measureId, month, value, ...seen });
    inFlight.delete(key);
    if (!destroyed) settle(key, kept, sent);
  };

  const retry = () => {
    cancelRetry?.();
    cancelRetry = null;
    for (const [key, state] of states) if (state.kind === "waiting") void deliver(key);
  };

  for (const key of storage.keys()) {
    const kept = readKept(storage, key);
    if (!kept) storage.remove(key);
    else if (kept.refused !== undefined) {
      setState(key, refusedState({ ...kept, refused: kept.refused }));
    } else {
      delayed.add(kept.stamp);
      void deliver(key);
    }
  }

  return {
    enter(entry) {
      const key = keyOf(entry.measureId, entry.month);
      const stamp = ports.newStamp();
      // Corrected while the connection is away: the screen may be as old as before.
      if (states.get(key)?.kind === "waiting") delayed.add(stamp);
      storage.write(key, { ...entry, stamp });
      if (inFlight.has(key)) setState(key, { kind: "sending", value: entry.value });
      else void deliver(key);
    },
    stateOf: (measureId, month) => states.get(keyOf(measureId, month)) ?? null,
    drop(measureId, month) {
      const key = keyOf(measureId, month);
      if (inFlight.has(key)) return;
      storage.remove(key);
      setState(key, null);
    },
    waiting() {
      const some = [...states.values()].some(
        ({ kind }) => kind === "sending" || kind === "waiting",
      );
      if (!some) return "none";
      return storage.keeps() ? "kept" : "only-here";
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry,
    destroy() {
      destroyed = true;
      cancelRetry?.();
    },
  };
}
