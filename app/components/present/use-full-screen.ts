import { useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
};

/** Whether the page fills the screen, and changing that; null where the browser cannot. */
export function useFullScreen(): { isFull: boolean; toggle: () => void } | null {
  const isPossible = useSyncExternalStore(
    subscribe,
    () => document.fullscreenEnabled,
    () => false,
  );
  const isFull = useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement !== null,
    () => false,
  );
  if (!isPossible) return null;
  const toggle = () => {
    // Refused only when no person asked for it, which is not so here.
    void (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  };
  return { isFull, toggle };
}
