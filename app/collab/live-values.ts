import type { Live } from "~/protocol/messages";
import type { Versioned } from "./versioned";

/** The values that the server pushes to a meeting's room; read-only for the browser. */
export type LiveValues = {
  /** The value under a key, undefined before the server has sent one. */
  get(key: string): Versioned<unknown> | undefined;
  /** Calls back when the value under the key has been replaced; returns how to stop. */
  subscribe(key: string, listener: () => void): () => void;
  /** All values whose key begins so, by key; the same map until one of them has been replaced. */
  under(prefix: string): ReadonlyMap<string, Versioned<unknown>>;
  /** Calls back when a value under such a key has been replaced; returns how to stop. */
  subscribeUnder(prefix: string, listener: () => void): () => void;
  /** Takes in a message of the server's. */
  apply(message: Live): void;
};

/**
 * A store of live values. A message that holds the whole replaces everything; otherwise each entry
 * replaces the one under its key, unless that one is newer.
 */
export function createLiveValues(): LiveValues {
  const values = new Map<string, Versioned<unknown>>();
  const listeners = new Map<string, Set<() => void>>();
  const listenersUnder = new Map<string, Set<() => void>>();
  const gathered = new Map<string, ReadonlyMap<string, Versioned<unknown>>>();

  return {
    get: (key) => values.get(key),
    subscribe: (key, listener) => listen(listeners, key, listener),
    under(prefix) {
      const known = gathered.get(prefix);
      if (known) return known;
      const found = new Map([...values].filter(([key]) => key.startsWith(prefix)));
      gathered.set(prefix, found);
      return found;
    },
    subscribeUnder: (prefix, listener) => listen(listenersUnder, prefix, listener),
    apply({ whole, revision, entries }) {
      const changed = new Set<string>();
      if (whole) {
        for (const key of values.keys()) changed.add(key);
        values.clear();
      }
      for (const [key, value] of entries) {
        if ((values.get(key)?.revision ?? -Infinity) > revision) continue;
        values.set(key, { value, revision });
        changed.add(key);
      }
      const touches = (prefix: string) => [...changed].some((key) => key.startsWith(prefix));
      for (const prefix of [...gathered.keys()].filter(touches)) gathered.delete(prefix);
      for (const key of changed) for (const listener of listeners.get(key) ?? []) listener();
      for (const [prefix, ofPrefix] of listenersUnder) {
        if (touches(prefix)) for (const listener of ofPrefix) listener();
      }
    },
  };
}

/** Adds a listener under a name; returns how to take it away. */
function listen(
  listeners: Map<string, Set<() => void>>,
  name: string,
  listener: () => void,
): () => void {
  const ofName = listeners.get(name) ?? new Set();
  listeners.set(name, ofName.add(listener));
  return () => {
    ofName.delete(listener);
    if (ofName.size === 0 && listeners.get(name) === ofName) listeners.delete(name);
  };
}
