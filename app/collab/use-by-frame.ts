import { useMemo, useSyncExternalStore } from "react";
import { byFrame } from "./next-frame";
import type { Readable } from "./store";

const subscribeNothing = () => () => undefined;

/** What others do is shown with the next frame, all of it at once. */
export function useByFrame<T>(readable: Readable<T> | null, absent: T): T {
  const subscribe = useMemo(() => readable && byFrame(readable.subscribe), [readable]);
  return useSyncExternalStore(
    subscribe ?? subscribeNothing,
    () => readable?.get() ?? absent,
    () => absent,
  );
}
