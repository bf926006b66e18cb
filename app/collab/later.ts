import { useEffect, useSyncExternalStore } from "react";

/** A part of the product's code that a page is first shown without. */
export interface Later<M> {
  /** The part; null until it is here. */
  readonly get: () => M | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fetches the part; once, however often it is asked for, unless it could not be had. */
  readonly load: () => Promise<M>;
}

/** Names a part that comes later: `later(() => import("./editor"))`. */
export function later<M>(load: () => Promise<M>): Later<M> {
  let part: M | null = null;
  let coming: Promise<M> | undefined;
  const listeners = new Set<() => void>();
  const come = async () => {
    part = await load();
    for (const listener of listeners) listener();
    return part;
  };
  return {
    get: () => part,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: () => {
      coming ??= come();
      coming.catch(() => (coming = undefined));
      return coming;
    },
  };
}

const nothing = () => null;

/**
 * The part once it is here; null on the server and in the first rendering in the browser. It is
 * fetched as soon as a page that has a use for it is alive, whether or not it is used: by the time
 * the network goes away it has come.
 */
export function useLater<M>(part: Later<M>): M | null {
  useEffect(() => void part.load(), [part]);
  return useSyncExternalStore(part.subscribe, part.get, nothing);
}
