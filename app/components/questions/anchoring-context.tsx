import { createContext, useContext } from "react";
import type { Anchor } from "~/protocol/anchor";
import type { LiveThread } from "~/protocol/live-thread";

/** What the fields of a page have to do with its threads. */
export interface Anchoring {
  /** The page shown, on which new threads are hung; null beside no page of a department. */
  readonly at: { readonly departmentId: string; readonly page: string } | null;
  /** Whether this person may hang something on it. */
  readonly mayComment: boolean;
  /** The threads that hang on a stretch of a text, by the text's path. */
  readonly byText: ReadonlyMap<string, readonly LiveThread[]>;
  /** The threads that hang on a table's cell, by the cell's place name. */
  readonly byCell: ReadonlyMap<string, readonly LiveThread[]>;
  /** The thread that is looked at. */
  readonly active: string | null;
  /** Begins a comment on a place. */
  compose(anchor: Anchor): void;
  /** Shows a thread in the rail. */
  open(threadId: string): void;
}

const AnchoringContext = createContext<Anchoring | null>(null);

/** Puts the threads around the fields of a page. */
export const AnchoringProvider = AnchoringContext.Provider;

/** The threads of the page's fields; null outside a meeting. */
export function useAnchoring(): Anchoring | null {
  return useContext(AnchoringContext);
}
