import { parseMonth, type Month } from "~/domain/scorecard/month";
import type { Sent } from "./send-command";

/** Why a number is still in the browser though it was sent: it is sent again by itself. */
export type WaitReason = "offline" | "failed" | "storage-failure" | "signed-out" | "other-person";

/** Why the server will never take a number. */
export type RefusalReason = Exclude<Extract<Sent<never>, { ok: false }>["error"], WaitReason>;

/** A number as it is kept in the browser until the server has answered it. */
export interface KeptActual {
  measureId: string;
  month: Month;
  value: number | null;
  /**
   * When the number that the typist saw had been changed, ms of the product's clock; null: it had
   * never been entered.
   */
  seenAt?: number | null;
  /** Tells this entry from an earlier or later one of the same measure and month. */
  stamp: string;
  /** Why the server does not take it; absent while it is to be sent. */
  refused?: RefusalReason;
}

/** Where entries are kept, by the outbox's own keys. */
export interface KeptActuals {
  keys(): string[];
  /** Whatever stands there; it may be anything. */
  read(key: string): unknown;
  write(key: string, entry: KeptActual): void;
  remove(key: string): void;
  /** Whether all that was written is where a closed browser leaves it. */
  keeps(): boolean;
}

/** The entry under a key; null when there is none, or something that is not one. */
export function readKept(storage: KeptActuals, key: string): KeptActual | null {
  const found = storage.read(key);
  return isKept(found) ? found : null;
}

function isKept(found: unknown): found is KeptActual {
  if (typeof found !== "object" || found === null) return false;
  const { measureId, month, value, seenAt, stamp, refused } = found as Record<string, unknown>;
  return (
    typeof measureId === "string" &&
    typeof month === "string" &&
    parseMonth(month) !== null &&
    (value === null || (typeof value === "number" && Number.isFinite(value))) &&
    (seenAt === undefined || seenAt === null || typeof seenAt === "number") &&
    typeof stamp === "string" &&
    (refused === undefined || typeof refused === "string")
  );
}

/**
 * Entries in the browser's local storage, apart for each person: two people may use one browser. A
 * browser that keeps nothing (private, full) still has them as long as the page is open.
 */
export function localActuals(local: Storage | null, personId: string): KeptActuals {
  const prefix = `liangdeng:actual:${personId}:`;
  const memory = new Map<string, unknown>();
  const tried = <T>(attempt: (storage: Storage) => T): T | null => {
    try {
      return local && attempt(local);
    } catch {
      return null;
    }
  };
  return {
    keys() {
      const stored = tried((storage) => Object.keys(storage)) ?? [];
      const own = stored.filter((key) => key.startsWith(prefix));
      return [...new Set([...memory.keys(), ...own.map((key) => key.slice(prefix.length))])];
    },
    read(key) {
      if (memory.has(key)) return memory.get(key);
      return tried((storage): unknown => JSON.parse(storage.getItem(prefix + key) ?? "null"));
    },
    write(key, entry) {
      memory.delete(key);
      const written = tried((storage) => {
        const json = JSON.stringify(entry);
        storage.setItem(prefix + key, json);
        return storage.getItem(prefix + key) === json;
      });
      if (!written) memory.set(key, entry);
    },
    remove(key) {
      memory.delete(key);
      tried((storage) => storage.removeItem(prefix + key));
    },
    keeps: () => memory.size === 0,
  };
}
