import { Link } from "@remix-run/react";
import type { RefObject } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Popover } from "~/components/ui/popover";
import type { Waiting } from "~/domain/question/comment";
import { useWords } from "~/i18n/words-context";
import type { LiveThread } from "~/protocol/live-thread";
import { useQuestions } from "./questions-context";
import { useDepartmentName } from "./use-department-name";
import { usePlaceWords } from "./use-place-words";
import styles from "./waiting-badge.module.css";

interface WaitingListProps {
  anchor: RefObject<HTMLElement | null>;
  waiting: readonly { thread: LiveThread; wants: readonly Waiting[] }[];
  onClose(): void;
}

/** What of the meeting waits for this person, as a list that leads there. */
export function WaitingList({ anchor, waiting, onClose }: WaitingListProps) {
  const { waitingList: text, asked } = useWords();
  const { view } = useMeeting();
  return (
    <Popover anchor={anchor} label={text.title} onClose={onClose}>
      <h2 className={styles.title}>{text.title}</h2>
      {waiting.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <ul className={styles.list}>
          {waiting.map(({ thread, wants }) => (
            <WaitingThread key={thread.id} thread={thread} wants={wants} onGo={onClose} />
          ))}
        </ul>
      )}
      <p className={styles.note}>{text.note}</p>
      <Link to={`/meetings/${view.month}/questions`} onClick={onClose}>
        {asked.all}
      </Link>
    </Popover>
  );
}

interface WaitingThreadProps {
  thread: LiveThread;
  wants: readonly Waiting[];
  onGo(): void;
}

function WaitingThread({ thread, wants, onGo }: WaitingThreadProps) {
  const text = useWords().waitingList;
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
