import { useCallback, useSyncExternalStore } from "react";
import { newer, type Versioned } from "./live-values";
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
