/**
 * Keeps what a route was loaded with last, by a key, and gives it again while the server cannot be
 * reached. Without it a frame whose loader fails on the network is replaced by an error page, and
 * with it everything that waits behind it.
 */
export interface LastLoaded<T> {
  /** What the page was rendered with, on the server or since. */
  remember(key: string, data: T): void;
  /** Loads anew, or gives the last again. @throws what is not the network's fault */
  load(key: string, loader: () => Promise<T>): Promise<T>;
}

/** See {@link LastLoaded}. A failed `fetch` rejects with a TypeError; nothing else does. */
export function lastLoaded<T>(): LastLoaded<T> {
  const kept = new Map<string, T>();
  return {
    remember: (key, data) => void kept.set(key, data),
    async load(key, loader) {
      try {
        const data = await loader();
        kept.set(key, data);
        return data;
      } catch (error) {
        const last = kept.get(key);
        if (last !== undefined && error instanceof TypeError) return last;
        throw error;
      }
    },
  };
}
