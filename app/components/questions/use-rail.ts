import { startTransition, useCallback, useEffect, useMemo, useState } from "react";

/** The rail beside the page, which is a sheet over it on a narrow screen. */
export interface Rail {
  /** Whether it is open; null until this person has said so: open beside a page, shut over it. */
  readonly state: boolean | null;
  /** What it was opened for last, and how often: the rail goes there. */
  readonly wanted: { readonly what: "composer" | "thread"; readonly times: number } | null;
  openRail(what: "composer" | "thread"): void;
  setOpen(open: boolean): void;
}

const KEY = "liangdeng.questions-rail";

/**
 * Remembers in this browser whether somebody likes the rail open beside a department's pages. Beside
 * the overview and the lists, which need the room, it is shut until it is asked for. It opens and
 * shuts when the page beside it is alive, which has to know of it: in a transition.
 */
export function useRail(besidePage: boolean): Rail {
  const [onPages, setOnPages] = useState<boolean | null>(null);
  const [elsewhere, setElsewhere] = useState(false);
  const [wanted, setWanted] = useState<Rail["wanted"]>(null);
  useEffect(() => {
    if (localStorage.getItem(KEY) === "shut") startTransition(() => setOnPages(false));
  }, []);
  const setState = besidePage ? setOnPages : setElsewhere;
  const setOpen = useCallback(
    (open: boolean) => {
      startTransition(() => setState(open));
      if (besidePage) localStorage.setItem(KEY, open ? "open" : "shut");
    },
    [setState, besidePage],
  );
  const openRail = useCallback(
    (what: "composer" | "thread") => {
      startTransition(() => {
        setState(true);
        setWanted((before) => ({ what, times: (before?.times ?? 0) + 1 }));
      });
    },
    [setState],
  );
  const state = besidePage ? onPages : elsewhere;
  return useMemo(() => ({ state, wanted, openRail, setOpen }), [state, wanted, openRail, setOpen]);
}
