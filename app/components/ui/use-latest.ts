import { useEffect, useRef } from "react";

/** The value of the latest rendering, for effects and timers that must not start anew with it. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
