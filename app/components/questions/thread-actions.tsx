import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { takesAnswers } from "~/domain/question/question";
import { useWords } from "~/i18n/words-context";
import type { LiveThread } from "~/protocol/live-thread";
import { AnswerForm } from "./answer-form";
import { useQuestions } from "./questions-context";
import styles from "./thread-card.module.css";
import { MoreForm, moreActions, type MoreAction } from "./thread-more";
import { SupportDecision } from "./support-decision";
import type { Reader } from "./thread-facts";
import { useDepartmentName } from "./use-department-name";
import { useKept } from "./use-kept";
import { useMay, type May } from "./use-may";
import { useSend } from "./use-send";
import { WordsForm } from "./words-form";

type Doing =
  | { kind: "answer"; departmentIds: readonly string[] }
  | { kind: "reply" }
  | { kind: "again"; departmentId: string }
  | { kind: "more"; action: MoreAction }
  | null;

/** What this person may do in a thread; nothing is offered that the server would refuse. */
export function ThreadActions({ thread }: { thread: LiveThread }) {
  const text = useWords().questions.actions;
  const { reader } = useQuestions();
  const may = useMay();
  const [doing, setDoing] = useKept<Doing>(`doing ${thread.id}`, null);
  const done = () => setDoing(null);
  if (thread.head.deletedAt !== null) return null;
  const answerable = answerableFor(thread, reader, may);
  const more = moreActions(thread, may);
  if (doing) return <Form thread={thread} doing={doing} onDone={done} />;
  return (
    <div className={styles.actions}>
      {answerable.length > 0 && (
        <button
          type="button"
          className={styles.ask}
          onClick={() => setDoing({ kind: "answer", departmentIds: answerable })}
        >
          {text.answer}
        </button>
      )}
      <Acceptances
        thread={thread}
        onAgain={(departmentId) => setDoing({ kind: "again", departmentId })}
      />
      {thread.support
        .filter(({ state, departmentId }) => {
          return (
            state === "open" && may("support.decide", { departmentId }) && may("comment.write")
          );
        })
        .map((request) => (
          <SupportDecision key={request.id} request={request} />
        ))}
      <div className={styles.minor}>
        {may("comment.write") && (
          <Button look="quiet" onClick={() => setDoing({ kind: "reply" })}>
            {text.reply}
          </Button>
        )}
        {more.length > 0 && (
          <details className={styles.more}>
            <summary>{text.more}</summary>
            <ul>
              {more.map((action) => (
                <li key={action}>
                  <Button look="quiet" onClick={() => setDoing({ kind: "more", action })}>
                    {text[action]}
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}

/** The departments for which this person may answer now: their own first. */
function answerableFor({ question }: LiveThread, reader: Reader, may: May): string[] {
  if (!question || !takesAnswers(question.end)) return [];
  if (question.end === null && !may("comment.write")) return [];
  const isOwn = (departmentId: string) => reader.speaksFor.includes(departmentId);
  return question.parties
    .filter(({ state }) => state !== "accepted")
    .map(({ departmentId }) => departmentId)
    .filter((departmentId) => may("question.answer", { departmentId }))
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

function Form({
  thread,
  doing,
  onDone,
}: {
  thread: LiveThread;
  doing: NonNullable<Doing>;
  onDone(): void;
}) {
  const text = useWords().questions.actions;
  const departmentName = useDepartmentName();
  const commentId = thread.id;
  switch (doing.kind) {
    case "answer":
      return (
        <AnswerForm commentId={commentId} departmentIds={doing.departmentIds} onDone={onDone} />
      );
    case "reply":
      return (
        <WordsForm
          command="reply-comment"
          input={{ commentId }}
          label={text.reply}
          placeholder={text.reply}
          submit={text.sendReply}
          onDone={onDone}
        />
      );
    case "again": {
      const label = text.askAgainOf(departmentName(doing.departmentId));
      return (
        <WordsForm
          command="ask-again"
          input={{ commentId, departmentId: doing.departmentId }}
          label={label}
          placeholder={text.askAgainHint}
          submit={label}
          onDone={onDone}
        />
      );
    }
    case "more":
      return <MoreForm thread={thread} action={doing.action} onDone={onDone} />;
  }
}

/** Accepting an answer or asking again, for the asker and the GM, department by department. */
function Acceptances({
  thread,
  onAgain,
}: {
  thread: LiveThread;
  onAgain(departmentId: string): void;
}) {
  const text = useWords().questions.actions;
  const may = useMay();
  const departmentName = useDepartmentName();
  const { busy, refusal, send } = useSend();
  const { question, head, id } = thread;
  if (!question || !takesAnswers(question.end)) return null;
  if (question.end === null && !may("comment.write")) return null;
  if (!may("question.accept", { askerId: head.author.id })) return null;
  const answered = question.parties.filter(({ state }) => state === "answered");
  return (
    <>
      {answered.map(({ departmentId }) => (
        <div key={departmentId} className={styles.buttons}>
          <Button
            className={styles.small}
            disabled={busy}
            aria-label={text.acceptOf(departmentName(departmentId))}
            onClick={() => void send("accept-answer", { commentId: id, departmentId })}
          >
            ✓{" "}
            {question.parties.length > 1
              ? text.acceptOf(departmentName(departmentId))
              : text.accept}
          </Button>
          <Button
            className={styles.small}
            aria-label={text.askAgainOf(departmentName(departmentId))}
            onClick={() => onAgain(departmentId)}
          >
            {text.askAgain}
          </Button>
        </div>
      ))}
      {refusal && <Refusal>{refusal}</Refusal>}
    </>
  );
}
