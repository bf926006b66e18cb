import { Link } from "@remix-run/react";
import { formatMonth, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { WaitingQuestion } from "~/views/start";
import styles from "./waiting-questions.module.css";

/** The questions that wait for this person, over all open meetings; each leads to its place. */
export function WaitingQuestions({ waiting }: { waiting: readonly WaitingQuestion[] }) {
  const words = useWords();
  const text = words.waitingList;
  if (waiting.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="waiting-questions">
      <h2 id="waiting-questions">{text.title}</h2>
      <ul>
        {waiting.map(({ id, month, department, page, body, asker, wants }) => (
          <li key={id} className={styles.line}>
            <Link
              to={`/meetings/${month}/departments/${department.code}${page ? `/${page}` : ""}?thread=${id}`}
            >
              {formatMonth(words.locale, month)} · {nameIn(words.locale, department)} {page}
            </Link>
            <span className={styles.words}>
              <b>{nameIn(words.locale, asker)}</b> {body}
            </span>
            <span className={styles.wants}>{text.wants[wants]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
