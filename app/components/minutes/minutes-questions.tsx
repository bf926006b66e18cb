import { useRecord } from "~/components/record/record-reader";
import { RecordedQuestions } from "~/components/record/recorded-questions";
import { useWords } from "~/i18n/words-context";
import styles from "./minutes.module.css";

/** The questions of the whole meeting with their answers; nothing when none was asked. */
export function MinutesQuestions() {
  const text = useWords().record.minutes;
  const { record } = useRecord();
  const questions = record.threads.filter(({ question }) => question !== null);
  if (questions.length === 0) return null;
  return (
    <section className={styles.sheet}>
      <h2>{text.questions}</h2>
      <RecordedQuestions threads={questions} />
    </section>
  );
}
