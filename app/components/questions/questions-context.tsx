import { useLocation, useNavigate, useSearchParams } from "@remix-run/react";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { useLiveValuesUnder } from "~/collab/use-live-value";
import { useLiveMeeting, useMeeting } from "~/components/meeting/meeting-context";
import { entryOf, pathOf } from "~/components/meeting/places";
import { useLatest } from "~/components/ui/use-latest";
import type { Place } from "~/domain/meeting/agenda";
import { isSealed } from "~/domain/meeting/phase";
import { cellPlace, pageOf, type Anchor } from "~/protocol/anchor";
import { THREAD_PREFIX } from "~/protocol/live-keys";
import type { LiveThread } from "~/protocol/live-thread";
import { AnchoringProvider, type Anchoring } from "./anchoring-context";
import { elementOf, flash } from "./find-place";
import { isBeside, type Reader, type ShownPage } from "./thread-facts";
import { useRail, type Rail } from "./use-rail";

/** The threads of a meeting, and what this person is doing with them. */
export interface Questions {
  /** All threads, the first one first. */
  readonly threads: readonly LiveThread[];
  /** The page of a department that is shown; null beside the overview, the closing and the lists. */
  readonly shown: ShownPage | null;
  readonly reader: Reader;
  readonly active: string | null;
  /** The place on which a comment is being written; null: the page shown. */
  readonly draft: Anchor | null;
  readonly rail: Rail;
  compose(anchor: Anchor | null): void;
  /** Shows a thread in the rail, and its place if it is on the page shown. */
  open(threadId: string): void;
  /** Goes to a thread's page, its place and the thread itself. */
  goTo(thread: LiveThread): void;
  /** The address of a thread: its page, with the thread open. */
  hrefOf(thread: LiveThread): string;
}

const QuestionsContext = createContext<Questions | null>(null);

/** The threads of the meeting around the page. */
export function useQuestions(): Questions {
  const value = useContext(QuestionsContext);
  if (!value) throw new Error("useQuestions needs a QuestionsProvider around it");
  return value;
}

/** Gathers the meeting's threads and puts them around its frame. */
export function QuestionsProvider({ here, children }: { here: Place | null; children: ReactNode }) {
  const { view } = useMeeting();
  const threads = useThreads();
  const shown = useShownPage(here);
  const rail = useRail(shown !== null);
  const [active, setActive] = useState<string | null>(null);
  const [draft, setDraft] = useState<Anchor | null>(null);
  const mayComment = useMayComment();
  const { openRail } = rail;
  useEffect(() => setDraft(null), [shown?.departmentId, shown?.page]);

  const compose = useCallback(
    (anchor: Anchor | null) => {
      setDraft(anchor);
      if (anchor) openRail("composer");
    },
    [openRail],
  );
  const open = useCallback(
    (threadId: string) => {
      setActive(threadId);
      openRail("thread");
    },
    [openRail],
  );
  const { goTo, hrefOf } = useGoing(threads, shown, setActive, openRail);
  const reader = useReader();
  const value = useMemo<Questions>(
    () => ({ threads, shown, reader, active, draft, rail, compose, open, goTo, hrefOf }),
    [threads, shown, reader, active, draft, rail, compose, open, goTo, hrefOf],
  );
  const anchoring = useMemo<Anchoring>(() => {
    const page = shown?.page ?? null;
    const beside = shown ? threads.filter((each) => isBeside(each, shown)) : [];
    return {
      at: shown && page !== null ? { departmentId: shown.departmentId, page } : null,
      mayComment,
      byText: threadsBy(beside, ({ anchor }) => (anchor.kind === "text" ? anchor.text : null)),
      byCell: threadsBy(beside, ({ anchor }) =>
        anchor.kind === "cell" ? cellPlace(anchor.table, anchor.row, anchor.column) : null,
      ),
      active,
      compose,
      open,
    };
  }, [threads, shown, mayComment, active, compose, open]);
  return (
    <QuestionsContext.Provider value={value}>
      <AnchoringProvider value={anchoring} key={view.id}>
        {children}
      </AnchoringProvider>
    </QuestionsContext.Provider>
  );
}

function useThreads(): readonly LiveThread[] {
  const { view, room } = useMeeting();
  const live = useLiveValuesUnder<LiveThread>(room, THREAD_PREFIX, view.values, view.revision);
  return useMemo(() => [...live.values()].toSorted((a, b) => a.head.at - b.head.at), [live]);
}

function useShownPage(here: Place | null): ShownPage | null {
  const { view } = useMeeting();
  const departmentId = view.agenda.find(({ id }) => id === here?.item)?.department?.id;
  const page = here?.page ?? null;
  return useMemo(
    () => (departmentId === undefined ? null : { departmentId, page }),
    [departmentId, page],
  );
}

/** Whether this person may comment now. What else they may with comments says `useMay`. */
function useMayComment(): boolean {
  const { rights } = useMeeting().view;
  const sealed = isSealed(useLiveMeeting().phase);
  return rights.comment && !sealed;
}

function useReader(): Reader {
  const { me, speaksFor } = useMeeting().view;
  return useMemo(() => ({ personId: me, speaksFor }), [me, speaksFor]);
}

/** Going to threads, by a click or by the address (`?thread=…`). */
function useGoing(
  threads: readonly LiveThread[],
  shown: ShownPage | null,
  setActive: (id: string) => void,
  openRail: Rail["openRail"],
) {
  const { view } = useMeeting();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const asked = search.get("thread");
  const hrefOf = useCallback(
    ({ id, anchor }: LiveThread) => {
      const entry = entryOf(view.agenda, anchor.departmentId);
      return `${pathOf(view, { item: entry?.id ?? "", page: pageOf(anchor) })}?thread=${id}`;
    },
    [view],
  );
  const latest = useLatest({ threads, shown });
  const show = useCallback(
    (thread: LiveThread) => {
      setActive(thread.id);
      openRail("thread");
      // The page's document may still be on its way: its words are marked once it is here.
      setTimeout(() => flash(elementOf(thread.id, thread.anchor)), 50);
    },
    [setActive, openRail],
  );
  useEffect(() => {
    const thread = latest.current.threads.find(({ id }) => id === asked);
    if (thread && latest.current.shown) show(thread);
  }, [asked, pathname, latest, show]);
  const goTo = useCallback(
    (thread: LiveThread) => {
      if (shown && isBeside(thread, shown)) show(thread);
      else navigate(hrefOf(thread));
    },
    [shown, show, navigate, hrefOf],
  );
  return { goTo, hrefOf };
}

/** Threads by what they hang on; those whose first words were deleted hang on nothing. */
function threadsBy(
  threads: readonly LiveThread[],
  keyOf: (thread: LiveThread) => string | null,
): ReadonlyMap<string, readonly LiveThread[]> {
  const found = new Map<string, LiveThread[]>();
  for (const thread of threads) {
    const key = thread.head.deletedAt === null ? keyOf(thread) : null;
    if (key !== null) found.set(key, [...(found.get(key) ?? []), thread]);
  }
  return found;
}
