import { Link } from "@remix-run/react";
import { useRef, useState } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { Popover } from "~/components/ui/popover";
import type { Waiting } from "~/domain/question/comment";
import { useWords } from "~/i18n/words-context";
import type { LiveThread } from "~/protocol/live-thread";
import { useQuestions } from "./questions-context";
import { waitingOf } from "./thread-facts";
import { useDepartmentName } from "./use-department-name";
import { usePlaceWords } from "./use-place-words";
import styles from "./waiting-badge.module.css";

/** Of a closed meeting's questions only the deferred ones still take answers. */
const isDeferred = ({ question }: LiveThread) => question?.end?.kind === "deferred";

/** How much of the meeting waits for this person; opens the list of it. */
export function WaitingBadge() {
  const { waiting: text, all } = useWords().questions;
  const { view } = useMeeting();
  const { threads, reader } = useQuestions();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const waiting = threads
    .map((thread) => ({ thread, wants: waitingOf(thread, reader) }))
    .filter(({ thread, wants }) => wants.length > 0 && (!view.sealed || isDeferred(thread)));
  return (
    <>
      <Button
        ref={anchor}
        look="quiet"
        className={styles.badge}
        data-some={waiting.length > 0 || undefined}
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      >
        {text.button(waiting.length)}
      </Button>
      {open && (
        <Popover anchor={anchor} label={text.title} onClose={() => setOpen(false)}>
          <h2 className={styles.title}>{text.title}</h2>
          {waiting.length === 0 ? (
            <p>{text.none}</p>
          ) : (
            <ul className={styles.list}>
              {waiting.map(({ thread, wants }) => (
                <WaitingThread
                  key={thread.id}
                  thread={thread}
                  wants={wants}
                  onGo={() => setOpen(false)}
                />
              ))}
            </ul>
          )}
          <p className={styles.note}>{text.note}</p>
          <Link to={`/meetings/${view.month}/questions`} onClick={() => setOpen(false)}>
            {all}
          </Link>
        </Popover>
      )}
    </>
  );
}

interface WaitingThreadProps {
  thread: LiveThread;
  wants: readonly Waiting[];
  onGo(): void;
}

function WaitingThread({ thread, wants, onGo }: WaitingThreadProps) {
  const text = useWords().questions.waiting;
  const { goTo, hrefOf } = useQuestions();
  const departmentName = useDepartmentName();
  const { pageOf } = usePlaceWords();
  return (
    <li>
      <Link
        to={hrefOf(thread)}
        onClick={(event) => {
          event.preventDefault();
          onGo();
          goTo(thread);
        }}
      >
        {pageOf(thread.anchor)}
      </Link>
      <span className={styles.words}>{thread.head.body}</span>
      <small>
        {wants
          .map((want) =>
            want.kind === "accept"
              ? text.accept
              : text[want.kind](departmentName(want.departmentId)),
          )
          .join(" · ")}
      </small>
    </li>
  );
}
