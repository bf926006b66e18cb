import { useEffect } from "react";

/** What covers less than this of the window's height is a browser's own bar, not a keyboard, px. */
const KEYBOARD_PX = 120;

/**
 * Tells the style sheets how much of the window can be seen while a phone's keyboard lies over it,
 * which neither `vh` nor `dvh` says: `--seen-height` and, from the window's bottom, `--keyboard`. On
 * the root element `data-keyboard` is there while one is open. The field being typed in is kept in
 * sight.
 */
export function useSeenViewport(): void {
  useEffect(() => {
    const seen = window.visualViewport;
    const root = document.documentElement;
    if (!seen) return undefined;
    const tell = () => {
      // Zoomed in, the seen part is small for another reason.
      const covered = seen.scale > 1.01 ? 0 : window.innerHeight - seen.height - seen.offsetTop;
      const isOpen = covered > KEYBOARD_PX;
      root.toggleAttribute("data-keyboard", isOpen);
      root.style.setProperty("--keyboard", `${isOpen ? covered : 0}px`);
      if (isOpen) root.style.setProperty("--seen-height", `${seen.height}px`);
      else root.style.removeProperty("--seen-height");
      if (isOpen) document.activeElement?.scrollIntoView({ block: "nearest" });
    };
    tell();
    seen.addEventListener("resize", tell);
    return () => {
      seen.removeEventListener("resize", tell);
      root.removeAttribute("data-keyboard");
      root.style.removeProperty("--keyboard");
      root.style.removeProperty("--seen-height");
    };
  }, []);
}
