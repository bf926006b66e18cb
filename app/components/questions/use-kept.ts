import { useState } from "react";

/** What was begun and not sent, for as long as the tab lives. */
const kept = new Map<string, unknown>();

/**
 * State that outlives its component: a half-written answer is still there when its writer has looked
 * at another department, or when the room has taken them along.
 *
 * @param key names what is written, over the whole product.
 */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const set = (next: T) => {
    if (next === initial) kept.delete(key);
    else kept.set(key, next);
    setValue(next);
  };
  return [value, set];
}
