import { useEffect } from "react";
import { useLatest } from "~/components/ui/use-latest";

/**
 * Turns pages with the left and right arrow keys, for whoever leads. Not while in something that
 * uses these keys itself: a field, a list, an open dialog, a row that is being dragged.
 */
export function useArrowKeys(active: boolean, onBack: () => void, onNext: () => void): void {
  const handlers = useLatest({ onBack, onNext });
  useEffect(() => {
    if (!active) return undefined;
    const turn = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey
      ) {
        return;
      }
      if (event.target instanceof Element && event.target.closest(USES_ARROWS)) return;
      if (event.key === "ArrowLeft") handlers.current.onBack();
      else if (event.key === "ArrowRight") handlers.current.onNext();
    };
    window.addEventListener("keydown", turn);
    return () => window.removeEventListener("keydown", turn);
  }, [active, handlers]);
}

const USES_ARROWS =
  "input, textarea, select, dialog, [contenteditable], [role=listbox], [role=menu], [role=grid], [aria-pressed=true]";
