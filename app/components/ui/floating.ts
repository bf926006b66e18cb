import { useLayoutEffect, type RefObject } from "react";

/** Free space between a floating box and the window's edge, and between it and its anchor, px. */
const EDGE = 8;
const GAP = 6;

/** Where a box goes: below its anchor if it fits there, else above it, else where it is inside. */
export function placeNear(
  anchor: { left: number; top: number; bottom: number },
  box: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number } {
  const inside = (at: number, size: number, available: number) =>
    Math.max(EDGE, Math.min(at, available - size - EDGE));
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - box.height;
  const fitsBelow = below + box.height + EDGE <= window.height;
  const top = fitsBelow || above < EDGE ? below : above;
  return {
    left: inside(anchor.left, box.width, window.width),
    top: inside(top, box.height, window.height),
  };
}

/**
 * Keeps a box near its anchor and inside the window, above everything else on the page (in the
 * browser's top layer, where it has one, so that no scrolling table cuts it off).
 */
export function useFloating(
  anchor: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const [near, floating] = [anchor.current, box.current];
    if (!near || !floating) return undefined;
    const place = () => {
      const size = { width: floating.offsetWidth, height: floating.offsetHeight };
      const screen = { width: window.innerWidth, height: window.innerHeight };
      const { left, top } = placeNear(near.getBoundingClientRect(), size, screen);
      floating.style.left = `${left}px`;
      floating.style.top = `${top}px`;
    };
    floating.setAttribute("popover", "manual");
    // Browsers of before 2024 lack it; there the style sheet alone puts the box over the page.
    const layered = typeof floating.showPopover === "function";
    if (layered) floating.showPopover();
    else if (floating instanceof HTMLDialogElement) floating.show();
    place();
    const resized = new ResizeObserver(place);
    resized.observe(floating);
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      resized.disconnect();
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, { capture: true });
    };
  }, [anchor, box]);
}
