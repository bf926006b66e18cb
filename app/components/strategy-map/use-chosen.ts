import { useEffect, useRef, useState, type RefObject } from "react";
import { useLatest } from "~/components/ui/use-latest";

/** The objective of a map that is looked at. */
export interface Chosen {
  /** The element round the map and what is opened from it. */
  frame: RefObject<HTMLElement>;
  id: string | null;
  choose: (id: string | null) => void;
  /** Looks at none any more; the focus goes back to its shape. */
  close: () => void;
  focusShape: (id: string) => void;
}

/**
 * Keeps which objective of a map is looked at, and that it can be seen. Escape ends it, pressed within
 * the map or nowhere in particular.
 */
export function useChosen(): Chosen {
  const frame = useRef<HTMLElement>(null);
  const [id, choose] = useState<string | null>(null);
  const focusShape = (of: string) => shapeOf(frame.current, of)?.focus();
  useEffect(() => {
    if (id !== null) shapeOf(frame.current, id)?.scrollIntoView({ block: "nearest" });
  }, [id]);
  const close = () => {
    choose(null);
    if (id !== null) focusShape(id);
  };
  const latest = useLatest(close);
  useEffect(() => {
    if (id === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isHere =
        target === document.body || (target instanceof Node && frame.current?.contains(target));
      if (event.key !== "Escape" || event.defaultPrevented || !isHere) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [id, latest]);
  return { frame, id, choose, close, focusShape };
}

function shapeOf(frame: HTMLElement | null, id: string): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-objective="${id}"]`) ?? null;
}
