import { useCallback, useEffect, useRef, type ReactNode } from "react";
import type * as Y from "yjs";
import { useRoom } from "~/collab/use-room";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { useMeeting } from "~/components/meeting/meeting-context";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { formatRoomName } from "~/protocol/room-name";
import type { LiveComment, LiveThread, LiveThreadEvent } from "~/protocol/live-thread";
import { locateStretch, type Stretch } from "~/sheet/stretch";
import { textAt } from "~/sheet/text-path";
import { CommentWords } from "./comment-words";
import { useQuestions } from "./questions-context";
import { ThreadActions } from "./thread-actions";
import { isTold, ThreadEvent, ThreadState } from "./thread-state";
import styles from "./thread-card.module.css";
import { usePlaceWords } from "./use-place-words";

/** A thread in the rail: where it hangs, its words, where it stands, what one may do. */
export function ThreadCard({ thread }: { thread: LiveThread }) {
  const words = useWords();
  const { active, goTo, rail } = useQuestions();
  const card = useRef<HTMLElement>(null);
  const isActive = active === thread.id;
  const times = rail.wanted?.what === "thread" ? rail.wanted.times : 0;
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive, times]);
  return (
    <article
      ref={card}
      className={styles.card}
      data-active={isActive || undefined}
      aria-label={words.questions.thread(nameIn(words.locale, thread.head.author))}
    >
      <Place thread={thread} onGo={() => goTo(thread)} />
      <CommentWords thread={thread} comment={thread.head} />
      <Course thread={thread} />
      <ThreadState thread={thread} />
      <ThreadActions thread={thread} />
    </article>
  );
}

/** What a thread hangs on; a click goes there. */
function Place({ thread, onGo }: { thread: LiveThread; onGo(): void }) {
  const text = useWords().questions.place;
  const place = usePlaceWords();
  const { shown } = useQuestions();
  const { anchor } = thread;
  const part = [shown ? "" : place.pageOf(anchor), place.partOf(anchor)]
    .filter(Boolean)
    .join(" · ");
  if (part === "") return null;
  return (
    <button type="button" className={styles.place} title={text.open} onClick={onGo}>
      <span className={styles.part}>{part}</span>
      {anchor.kind === "text" && (
        <>
          <span className={styles.quote}>{anchor.quote}</span>
          <TextNow departmentId={anchor.departmentId} path={anchor.text} stretch={anchor} />
        </>
      )}
    </button>
  );
}

type Fate = "same" | "changed" | "gone";

/** Says when the words that were quoted have changed since. */
function TextNow({
  departmentId,
  path,
  stretch,
}: {
  departmentId: string;
  path: string;
  stretch: Stretch;
}): ReactNode {
  const text = useWords().questions.place;
  const { view } = useMeeting();
  const doc = useSyncedDoc(
    useRoom(formatRoomName({ kind: "sheet", meetingId: view.id, departmentId })),
  );
  const shared = doc && textAt(doc, path);
  const read = useCallback(
    (current: Y.Text): Fate => {
      const found = locateStretch(current, stretch);
      if (!found) return "gone";
      return found.words === stretch.quote ? "same" : "changed";
    },
    [stretch],
  );
  const fate = useYSnapshot<Y.Text, Fate>(shared, read, doc ? "gone" : "same");
  return fate === "same" ? null : <em className={styles.changed}>{text[fate]}</em>;
}

type Step = { at: number; comment: LiveComment } | { at: number; event: LiveThreadEvent };

/** Replies and what happened between them, in their order. */
function Course({ thread }: { thread: LiveThread }) {
  const steps: Step[] = [
    ...thread.replies.map((comment) => ({ at: comment.at, comment })),
    ...thread.events.filter(({ kind }) => isTold(kind)).map((event) => ({ at: event.at, event })),
  ].toSorted((a, b) => a.at - b.at);
  if (steps.length === 0) return null;
  return (
    <ol className={styles.course}>
      {steps.map((step) =>
        "comment" in step ? (
          <li key={step.comment.id}>
            <CommentWords thread={thread} comment={step.comment} />
          </li>
        ) : (
          <li key={step.event.id}>
            <ThreadEvent event={step.event} />
          </li>
        ),
      )}
    </ol>
  );
}
