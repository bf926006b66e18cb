import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { useWords } from "~/i18n/words-context";
import { Composer, composing } from "./composer";
import styles from "./questions-rail.module.css";
import { useQuestions } from "./questions-context";
import { RAIL_ID, useThreadsHere } from "./rail-button";
import { stateOf } from "./thread-facts";
import { ThreadCard } from "./thread-card";
import { useCommentKey } from "./use-comment-key";
import { useDraft } from "./use-draft";
import { useMay } from "./use-may";

/**
 * The threads of the page shown, beside it; on a narrow screen a sheet over it. Beside pages of no
 * department it holds all of the meeting.
 */
export function QuestionsRail() {
  const words = useWords();
  const text = words.questions;
  const { view } = useMeeting();
  const { shown, rail } = useQuestions();
  const may = useMay();
  useCommentKey(may);
  const here = useThreadsHere().toReversed();
  const open = here.filter((thread) => stateOf(thread) === "open").length;
  const aside = useRef<HTMLElement>(null);
  useEscape(aside, () => rail.setOpen(false));
  return (
    <aside ref={aside} id={RAIL_ID} className={styles.rail} aria-labelledby="questions-title">
      <header className={styles.head}>
        <h2 id="questions-title">{text.title}</h2>
        <output className={styles.count}>{words.asked.count(here.length, open)}</output>
        <button
          type="button"
          className={styles.hide}
          aria-label={words.asked.hideRail}
          title={words.asked.hideRail}
          onClick={() => rail.setOpen(false)}
        >
          ×
        </button>
      </header>
      {may("comment.write") ? <Composer /> : <UnsentComment meetingId={view.id} />}
      {here.length === 0 && <p className={styles.none}>{shown ? text.none : text.noneAnywhere}</p>}
      {here.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} />
      ))}
      <p className={styles.all}>
        <Link to={`/meetings/${view.month}/questions`}>{words.asked.all}</Link>
      </p>
    </aside>
  );
}

/** Esc shuts the sheet, when nothing inside it has taken the key for itself. */
function useEscape(aside: { current: HTMLElement | null }, shut: () => void): void {
  useEffect(() => {
    const element = aside.current;
    if (!element) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const isSheet = getComputedStyle(element).position === "fixed";
      const isTyping = event.target instanceof Element && event.target.closest("form");
      if (event.key === "Escape" && isSheet && !isTyping && !event.isComposing) shut();
    };
    element.addEventListener("keydown", onKey);
    return () => element.removeEventListener("keydown", onKey);
  }, [aside, shut]);
}

/** A comment that was being written when the meeting was closed: said to be too late, and kept to copy. */
function UnsentComment({ meetingId }: { meetingId: string }) {
  const words = useWords().unsent;
  const { words: body } = useDraft(composing(meetingId));
  if (body.trim() === "") return null;
  return (
    <section role="alert" className={styles.none}>
      <p>{words.tooLate}</p>
      <blockquote>{body}</blockquote>
    </section>
  );
}
