/** A value with the revision of the server's state that it belongs to. */
export type Versioned<T> = { readonly value: T; readonly revision: number };

/**
 * The newer of what the page was loaded with and what has been pushed since. A page is loaded over
 * another way than values are pushed, so either may be the older one.
 */
export function newer<T>(loaded: Versioned<T>, pushed: Versioned<unknown> | undefined): T {
  // The server is the only author of both and `protocol/live-keys` says the shape under each key.
  return pushed !== undefined && pushed.revision >= loaded.revision
    ? (pushed.value as T)
    : loaded.value;
}
