import { equalityDeep } from "lib0/function";

/** A value that can be watched; the shape React's `useSyncExternalStore` takes. */
export type Readable<T> = {
  /** The value; the same object until something in it has changed. */
  readonly get: () => T;
  /** Calls back after every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A watched value and the right to set it. Setting an equal value changes and tells nothing. */
export type Store<T> = Readable<T> & { readonly set: (value: T) => void };

/** A store holding plain JSON-like data, compared by content. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (equalityDeep(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
