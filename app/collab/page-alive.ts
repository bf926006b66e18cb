/** How many parts of the page are shown, as the server sent them, and not alive yet. */
let coming = 0;
const listeners = new Set<() => void>();

/**
 * Says that a part of the page is shown whose code is still on its way.
 *
 * @returns says that it is alive now, or gone; once is enough
 */
export function partComing(): () => void {
  coming += 1;
  let isComing = true;
  return () => {
    if (!isComing) return;
    isComing = false;
    coming -= 1;
    for (const listener of listeners) listener();
  };
}

/** Calls back when a part has come alive. @returns ends that */
export function onPartAlive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Resolves when every part that is shown is alive. What changes the page by itself waits for it: where
 * something changes around a part that is not alive yet, React drops its HTML and draws it anew.
 */
export function pageAlive(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (coming > 0) return;
      stop();
      resolve();
    };
    const stop = onPartAlive(look);
    look();
  });
}
