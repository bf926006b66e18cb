import { useCallback, useMemo, useSyncExternalStore } from "react";
import { newer, type Versioned } from "./versioned";
import type { Room } from "./room";

/**
 * The value under a key of `protocol/live-keys`: what the server has pushed to the meeting's room,
 * or what the page was loaded with, whichever is newer. Re-renders only when this key is pushed.
 *
 * @typeParam T the key's shape as `protocol/live-keys` gives it
 */
export function useLiveValue<T>(room: Room | null, key: string, loaded: Versioned<T>): T {
  const live = room?.connection.live;
  const subscribe = useCallback(
    (listener: () => void) => live?.subscribe(key, listener) ?? (() => undefined),
    [live, key],
  );
  const pushed = useSyncExternalStore(
    subscribe,
    () => live?.get(key),
    () => undefined,
  );
  return newer(loaded, pushed);
}

const NONE: ReadonlyMap<string, Versioned<unknown>> = new Map();

/**
 * All values whose key begins with `prefix`: those the page was loaded with and those pushed since,
 * each the newer one. The same map until one of them is replaced.
 *
 * @param loaded what the page was loaded with, other keys too; keep it the same between renders
 */
export function useLiveValuesUnder<T>(
  room: Room | null,
  prefix: string,
  loaded: Readonly<Record<string, unknown>>,
  revision: number,
): ReadonlyMap<string, T> {
  const live = room?.connection.live;
  const subscribe = useCallback(
    (listener: () => void) => live?.subscribeUnder(prefix, listener) ?? (() => undefined),
    [live, prefix],
  );
  const pushed = useSyncExternalStore(
    subscribe,
    () => live?.under(prefix) ?? NONE,
    () => NONE,
  );
  return useMemo(() => {
    const known = Object.keys(loaded).filter((key) => key.startsWith(prefix));
    const keys = new Set([...known, ...pushed.keys()]);
    return new Map(
      [...keys].map((key): [string, T] => {
        const before = { value: loaded[key] as T, revision };
        const later = pushed.get(key);
        return [key, Object.hasOwn(loaded, key) ? newer(before, later) : (later?.value as T)];
      }),
    );
  }, [loaded, prefix, pushed, revision]);
}
