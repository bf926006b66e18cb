import { useEffect, useRef } from "react";
import { useLatest } from "~/components/ui/use-latest";

/** Calls back whenever `open` is true again; the first time is no return. */
export function useOnReturn(open: boolean, onReturn: () => void): void {
  const wasOpen = useRef(false);
  const latest = useLatest(onReturn);
  useEffect(() => {
    if (!open) return;
    if (wasOpen.current) latest.current();
    wasOpen.current = true;
  }, [open, latest]);
}
