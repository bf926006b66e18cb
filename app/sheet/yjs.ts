import type * as Yjs from "yjs";

let loaded: typeof Yjs | null = null;

/** Loads Yjs. Whoever makes a document in the browser waits for it. */
export async function loadYjs(): Promise<void> {
  loaded = await import("yjs");
}

/**
 * Yjs for what works on documents. A page is shown and read without it: in the browser it comes with
 * the first room, and without a room nobody has a document to work on.
 *
 * @throws where nobody has waited for `loadYjs`
 */
export function yjs(): typeof Yjs {
  if (loaded === null) throw new Error("yjs() needs loadYjs() first");
  return loaded;
}

// Outside a browser no page waits for it.
if (typeof document === "undefined") await loadYjs();
