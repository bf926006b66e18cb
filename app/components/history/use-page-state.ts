import { useEffect, useMemo, useState } from "react";
import type { PageState } from "~/views/history";

/** How long the slider has to rest before the page of that moment is fetched, ms. */
const REST = 120;

/** The page at a moment, or how far it has come. */
export type LoadedState =
  { kind: "loaded"; state: PageState } | { kind: "loading" } | { kind: "failed" };

type Answers = ReadonlyMap<number, LoadedState>;

const NO_ANSWERS: Answers = new Map();
const LOADING: LoadedState = { kind: "loading" };
const FAILED: LoadedState = { kind: "failed" };

/**
 * The page as it was after update `seq`; fetched when it has not been yet.
 *
 * @param latest the newest state, which is here from the start
 * @param seq null for nothing
 */
export function usePageState(
  path: string,
  latest: PageState,
  seq: number | null,
): LoadedState | null {
  const [answers, setAnswers] = useState<Answers>(NO_ANSWERS);
  const isHere = seq === null || seq === latest.seq || answers.get(seq)?.kind === "loaded";
  const wanted = isHere ? null : seq;
  useEffect(() => {
    if (wanted === null) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void fetchState(`${path}/${wanted}`, abort.signal).then((answer) => {
        if (!abort.signal.aborted) setAnswers((before) => new Map(before).set(wanted, answer));
      });
    }, REST);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, wanted]);

  return useMemo(() => {
    if (seq === null) return null;
    if (seq === latest.seq) return { kind: "loaded", state: latest };
    return answers.get(seq) ?? LOADING;
  }, [seq, latest, answers]);
}

async function fetchState(address: string, signal: AbortSignal): Promise<LoadedState> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return FAILED;
    return { kind: "loaded", state: (await response.json()) as PageState };
  } catch {
    return FAILED;
  }
}
