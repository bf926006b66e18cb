import { useEffect, useRef } from "react";
import { later, useLater } from "~/collab/later";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { LiveComment, LiveThread, LiveThreadEvent } from "~/protocol/live-thread";
import { CommentWords } from "./comment-words";
import { useQuestions } from "./questions-context";
import { ThreadActions } from "./thread-actions";
import { isTold, ThreadEvent, ThreadState } from "./thread-state";
import styles from "./thread-card.module.css";
import { usePlaceWords } from "./use-place-words";

/** What the words were is read before what they are. */
const textNow = later(() => import("./text-now"));

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
  const now = useLater(textNow);
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
          {now && (
            <now.TextNow departmentId={anchor.departmentId} path={anchor.text} stretch={anchor} />
          )}
        </>
      )}
    </button>
  );
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
