import { Link } from "@remix-run/react";
import { useQuestions } from "~/components/questions/questions-context";
import { useDepartmentName } from "~/components/questions/use-department-name";
import { usePlaceWords } from "~/components/questions/use-place-words";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import styles from "./cover.module.css";
import { questionsFor, type DepartmentQuestion } from "./department-questions";

/** The open questions of a department, what waits for it first; each leads to its place. Live. */
export function CoverQuestions({ departmentId }: { departmentId: string }) {
  const { cover } = useAllWords();
  const questions = questionsFor(useQuestions().threads, departmentId);
  return (
    <section className={styles.section} aria-labelledby="cover-questions">
      <h2 id="cover-questions">
        {cover.questions}
        {questions.length > 0 && <small>{cover.questionCount(questions.length)}</small>}
      </h2>
      {questions.length === 0 ? (
        <p className={styles.hint}>{cover.noQuestions}</p>
      ) : (
        <ul className={styles.lines}>
          {questions.map((each) => (
            <QuestionLine key={each.thread.id} question={each} departmentId={departmentId} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface QuestionLineProps {
  question: DepartmentQuestion;
  departmentId: string;
}

function QuestionLine({ question: { thread, waits }, departmentId }: QuestionLineProps) {
  const words = useAllWords();
  const { hrefOf } = useQuestions();
  const place = usePlaceWords();
  const departmentName = useDepartmentName();
  const { head, question, support, anchor } = thread;
  const asked = support.filter(
    (request) => request.departmentId === departmentId && request.state === "open",
  );
  return (
    <li className={styles.question} data-waits={waits || undefined}>
      <p>
        <b>{nameIn(words.locale, head.author)}</b> <span>{head.body}</span>
      </p>
      <p className={styles.facts}>
        <Link
          to={hrefOf(thread)}
          aria-label={`${place.pageOf(anchor)} ${words.cover.openQuestion}`}
        >
          {place.pageOf(anchor)}
        </Link>
        {question?.parties.map((party) => (
          <span
            key={party.departmentId}
            data-own={party.departmentId === departmentId || undefined}
          >
            {words.questions.party(
              words.questions.states[party.state],
              departmentName(party.departmentId),
            )}
          </span>
        ))}
        {asked.map(({ id, what }) => (
          <span key={id} data-own>
            {words.cover.support(what)}
          </span>
        ))}
      </p>
    </li>
  );
}
