import { useNonce } from "./nonce";

declare global {
  interface Window {
    /** Notes what is clicked and typed before any other script runs; see `EarlyEvents`. */
    early?: EarlyListener;
  }
}

/** A listener, and what it has heard. */
type EarlyListener = ((event: Event) => void) & { readonly all: Event[] };

/** Without a character that has a meaning in HTML: quotes, above all. */
const LISTEN = [
  "function early(e){early.all.push(e)}",
  "early.all=[];",
  "addEventListener(/click/.source,early,true);",
  "addEventListener(/input/.source,early,true)",
].join("");

/**
 * In the document's head: listens until the page's own script does. On a slow line that comes seconds
 * after the page is there to be clicked and typed in.
 */
export function EarlyEvents() {
  return <script nonce={useNonce()}>{LISTEN}</script>;
}

/** What was clicked and typed so far; from now on others listen. In the browser only. */
export function takeEarlyEvents(): readonly Event[] {
  const { early } = window;
  if (!early) return [];
  for (const kind of ["click", "input"]) window.removeEventListener(kind, early, true);
  return early.all.splice(0);
}
