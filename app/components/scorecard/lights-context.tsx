import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { newer } from "~/collab/versioned";
import type { Room } from "~/collab/room";
import { useLiveValue } from "~/collab/use-live-value";
import type { Month } from "~/domain/scorecard/month";
import {
  actualKey,
  lightKey,
  type LightKind,
  type LiveActual,
  type LiveLight,
} from "~/protocol/live-keys";

/** Where lights and actuals come from: the page as it was loaded, and the meeting's room. */
export interface LightsSource {
  /** The room that pushes values; null outside a meeting and until it is open. */
  readonly room: Room | null;
  /** Values by the keys of `protocol/live-keys`, as the page was loaded. */
  readonly loaded: Readonly<Record<string, unknown>>;
  /** The company's revision that `loaded` belongs to. */
  readonly revision: number;
}

const LightsContext = createContext<LightsSource>({ room: null, loaded: {}, revision: 0 });

/** Puts a source of lights around a page. */
export function LightsProvider({
  room,
  loaded,
  revision,
  children,
}: LightsSource & { children: ReactNode }) {
  const source = useMemo(() => ({ room, loaded, revision }), [room, loaded, revision]);
  return <LightsContext.Provider value={source}>{children}</LightsContext.Provider>;
}

function useValue<T>(key: string): T | null {
  const { room, loaded, revision } = useContext(LightsContext);
  // The server wrote both and `protocol/live-keys` says the shape under each key.
  const value = (loaded[key] ?? null) as T | null;
  return useLiveValue<T | null>(room, key, { value, revision });
}

/** A light as it is now; null when there is none. Re-renders only when this one is pushed. */
export function useLight(kind: LightKind, id: string, month: Month): LiveLight | null {
  return useValue<LiveLight>(lightKey(kind, id, month));
}

/** An actual as it is now; null when the page was loaded without it. */
export function useActual(measureId: string, month: Month): LiveActual | null {
  return useValue<LiveActual>(actualKey(measureId, month));
}

/** Which light is meant. */
export interface LightRef {
  kind: LightKind;
  id: string;
  month: Month;
}

/** Several lights at once, in the order asked for; the same array until one of them is pushed. */
export function useLights(refs: readonly LightRef[]): readonly (LiveLight | null)[] {
  const { room, loaded, revision } = useContext(LightsContext);
  const live = room?.connection.live;
  const joined = refs.map(({ kind, id, month }) => lightKey(kind, id, month)).join("\n");
  const last = useRef<readonly (LiveLight | null)[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = live ? joined.split("\n").map((key) => live.subscribe(key, listener)) : [];
      return () => stops.forEach((stop) => stop());
    },
    [live, joined],
  );
  const read = (pushed: typeof live) => {
    const values = refs.map(({ kind, id, month }) => {
      const key = lightKey(kind, id, month);
      const value = (loaded[key] ?? null) as LiveLight | null;
      return newer<LiveLight | null>({ value, revision }, pushed?.get(key));
    });
    const same =
      values.length === last.current.length &&
      values.every((value, index) => value === last.current[index]);
    if (!same) last.current = values;
    return last.current;
  };
  return useSyncExternalStore(
    subscribe,
    () => read(live),
    () => read(undefined),
  );
}
