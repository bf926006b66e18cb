import type { QuestionEnd } from "~/domain/question/question";
import { nameIn } from "~/i18n/formats";
import { formatDay } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import { pageOf } from "~/protocol/anchor";
import type { LiveComment, LiveThread } from "~/protocol/live-thread";
import { useRecord, type RecordReader } from "./record-reader";
import styles from "./record.module.css";

/** Questions with their answers and where each stood. */
export function RecordedQuestions({ threads }: { threads: readonly LiveThread[] }) {
  return (
    <ol className={styles.questions}>
      {threads.map((thread) => (
        <li key={thread.id}>
          <Question thread={thread} />
        </li>
      ))}
    </ol>
  );
}

function Question({ thread }: { thread: LiveThread }) {
  const words = useWords();
  const reader = useRecord();
  const { question, support, replies, head, anchor } = thread;
  const text = words.record;
  const said = replies.filter(({ deletedAt }) => deletedAt === null);
  const { department } = reader;
  return (
    <>
      <p className={styles.hint}>
        {placeOf(reader, thread, words)} · <Author comment={head} />
      </p>
      {anchor.kind === "text" && <p className={styles.hint}>{text.minutes.quoted(anchor.quote)}</p>}
      <p className={styles.asked}>{head.body}</p>
      {said.map((reply) => (
        <p key={reply.id} className={styles.reply}>
          <span className={styles.hint}>
            <Author comment={reply} />
          </span>{" "}
          <span className={styles.words}>{reply.body}</span>
        </p>
      ))}
      {said.length === 0 && <p className={styles.reply}>{text.minutes.noAnswer}</p>}
      <ul className={styles.states}>
        {question?.parties.map(({ departmentId, state }) => (
          <li key={departmentId}>
            {words.questions.party(words.questions.states[state], department(departmentId))}
          </li>
        ))}
        {support.map(({ id, departmentId, what, state, reason, dueOn }) => (
          <li key={id}>
            {text.support[state](
              department(departmentId),
              what,
              reason,
              dueOn ? formatDay(words.locale, dueOn) : "",
            )}
          </li>
        ))}
        {question?.end && <li>{endOf(reader, question.end, words)}</li>}
      </ul>
    </>
  );
}

function Author({ comment }: { comment: LiveComment }) {
  const words = useWords();
  const { moment } = useRecord();
  return (
    <>{words.record.minutes.askedBy(nameIn(words.locale, comment.author), moment(comment.at))}</>
  );
}

/** 销售部 M3 非出租车销量: the department and the page that a thread hangs on. */
function placeOf({ department, page }: RecordReader, { anchor }: LiveThread, words: Words): string {
  const key = pageOf(anchor);
  const link = key === null ? null : page(key);
  const name = department(anchor.departmentId);
  return link ? `${name} ${link.code} ${nameIn(words.locale, link)}` : name;
}

function endOf({ day }: RecordReader, end: NonNullable<QuestionEnd>, words: Words): string {
  const text = words.questions.ended;
  switch (end.kind) {
    case "deferred":
      return text.deferred(day(end.until));
    case "turned":
      return text.turned;
    case "waived":
      return text.waived(end.reason);
  }
}
