import { placeName, type Anchor } from "~/protocol/anchor";

/** How long a place that was gone to stands out, ms. */
const FLASH = 2400;

/** Where a thread hangs on the page: its words, else its field or cell, else the page's head. */
export function elementOf(threadId: string, anchor: Anchor): HTMLElement | null {
  const name = placeName(anchor);
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  return (
    find(`[data-threads~="${CSS.escape(threadId)}"]`) ??
    (name === null ? null : find(`[data-place="${CSS.escape(name)}"]`)) ??
    find("#content h1")
  );
}

/** Brings an element into view and lets it stand out for a moment. */
export function flash(element: HTMLElement | null): void {
  if (!element) return;
  element.scrollIntoView({ block: "center", behavior: "smooth" });
  element.dataset.flash = "true";
  setTimeout(() => delete element.dataset.flash, FLASH);
}
