import {
  lazy,
  Suspense,
  useEffect,
  useInsertionEffect,
  useRef,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
} from "react";
import { partComing } from "~/collab/page-alive";
import { wordsPart } from "~/i18n/load-words";
import type { WordsParts } from "~/i18n/zh-CN";

/**
 * A part of a page that the server sends as HTML like any other, and whose code comes behind the page
 * that is alive without it. It is asked for as soon as its page's own code is here, and needs a
 * `Coming` around it.
 *
 * @param parts the parts of the dictionary that it takes words from, besides those of every page
 */
export function lazily<P>(
  load: () => Promise<ComponentType<P>>,
  ...parts: (keyof WordsParts)[]
): LazyExoticComponent<ComponentType<P>> {
  const withWords = async () => (await Promise.all([load(), wordsPart(...parts)]))[0];
  const loading = typeof document === "undefined" ? null : withWords();
  // Whoever shows the part is told; a part that nobody shows fails nobody.
  loading?.catch(() => undefined);
  return lazy(async () => ({ default: await (loading ?? load()) }));
}

/**
 * Around a part that comes `lazily`: what the server sent stays as it is until the part is alive. It
 * has to be rendered by a component of its own that takes nothing which may change meanwhile.
 */
export function Coming({ children }: { children: ReactNode }) {
  const come = useRef<() => void>();
  // Before any effect, also those of a part that is here at once.
  useInsertionEffect(() => {
    come.current = partComing();
    return come.current;
  }, []);
  return (
    <Suspense fallback={null}>
      {children}
      <Alive onAlive={() => come.current?.()} />
    </Suspense>
  );
}

/** Calls back when what it stands in or around is alive, and each time it is drawn. */
export function Alive({ onAlive, children }: { onAlive(): void; children?: ReactNode }) {
  useEffect(onAlive);
  return children;
}
