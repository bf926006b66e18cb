import { equalityDeep } from "lib0/function";
import { useCallback, useRef, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { beforeNextFrame, notBeforeNextFrame } from "./next-frame";
import { yjs } from "~/sheet/yjs";

/** How often each document has changed since somebody first asked. */
const versions = new WeakMap<Y.Doc, { current: number }>();

/**
 * A number that differs whenever the document does. Counted by a listener of its own, because what
 * changes between a render and the start of its subscription must be noticed too.
 */
function versionOf(doc: Y.Doc | null): number {
  if (doc === null) return 0;
  const known = versions.get(doc);
  if (known !== undefined) return known.current;
  const version = { current: 0 };
  versions.set(doc, version);
  doc.on("beforeObserverCalls", () => (version.current += 1));
  return 0;
}

/** A shared type of any kind. */
type SharedType = Pick<Y.Text, "doc" | "observeDeep" | "unobserveDeep">;

/**
 * Tells of this person's changes at once, of others' before the next frame.
 *
 * @param words whether changes of nothing but words are told of
 */
function watch(source: Y.Doc | SharedType, words: boolean, listener: () => void): () => void {
  const stop = observe(source, (transaction) => {
    if (!words && changesWordsAlone(transaction)) return;
    if (transaction.local) listener();
    else beforeNextFrame(listener);
  });
  return () => {
    stop();
    notBeforeNextFrame(listener);
  };
}

function observe(
  source: Y.Doc | SharedType,
  tell: (transaction: Y.Transaction) => void,
): () => void {
  if (source instanceof yjs().Doc) {
    const afterChange = (transaction: Y.Transaction) => {
      if (transaction.changed.size > 0) tell(transaction);
    };
    source.on("afterTransaction", afterChange);
    return () => source.off("afterTransaction", afterChange);
  }
  const afterEvents = (_: unknown, transaction: Y.Transaction) => tell(transaction);
  source.observeDeep(afterEvents);
  return () => source.unobserveDeep(afterEvents);
}

function changesWordsAlone({ changed }: Y.Transaction): boolean {
  return [...changed.keys()].every((type) => type instanceof yjs().Text);
}

/**
 * What `read` makes of a document or a shared type, kept up to date. The component re-renders only
 * when the result differs by content from the one before, so `read` should take just what is shown;
 * and it is called for changes inside `source` only, so `source` should be as small as will do.
 *
 * @param absent the result without a source, and on the server; keep it the same between renders
 */
export function useYSnapshot<S extends Y.Doc | SharedType, T>(
  source: S | null,
  read: (source: S) => T,
  absent: T,
): T {
  return useSnapshot(source, read, absent, true);
}

/** The same for what does not depend on any words: these can change without its being read anew. */
export function useYOutline<T>(source: Y.Doc | null, read: (source: Y.Doc) => T, absent: T): T {
  return useSnapshot(source, read, absent, false);
}

function useSnapshot<S extends Y.Doc | SharedType, T>(
  source: S | null,
  read: (source: S) => T,
  absent: T,
  words: boolean,
): T {
  const cache = useRef<{ source: S; read: (source: S) => T; version: number; value: T } | null>(
    null,
  );
  const subscribe = useCallback(
    (listener: () => void) => (source === null ? () => undefined : watch(source, words, listener)),
    [source, words],
  );
  const get = () => {
    if (source === null) return absent;
    const version = versionOf(source instanceof yjs().Doc ? source : source.doc);
    const before = cache.current;
    const same = before !== null && before.source === source;
    if (same && before.read === read && before.version === version) return before.value;
    const next = read(source);
    const value = same && equalityDeep(before.value, next) ? before.value : next;
    cache.current = { source, read, version, value };
    return value;
  };
  return useSyncExternalStore(subscribe, get, () => absent);
}

const toString = (text: Y.Text) => text.toString();

/** The present string of a shared text; `absent` without one, and on the server. */
export function useYText(text: Y.Text | null, absent = ""): string {
  return useYSnapshot(text, toString, absent);
}
