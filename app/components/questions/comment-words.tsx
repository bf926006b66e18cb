import { useState } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { nameIn } from "~/i18n/formats";
import { formatShortMoment } from "~/i18n/format-moment";
import { useWords } from "~/i18n/words-context";
import type { LiveComment } from "~/protocol/live-thread";
import { mayBeDeleted } from "~/domain/question/comment";
import type { LiveThread } from "~/protocol/live-thread";
import { wordPieces } from "./mention-text";
import { factsOf } from "./thread-facts";
import styles from "./thread-card.module.css";
import { useSend } from "./use-send";
import { useDepartmentName } from "./use-department-name";
import { useMay } from "./use-may";
import { WordsForm } from "./words-form";

interface CommentWordsProps {
  thread: LiveThread;
  comment: LiveComment;
}

/** One comment or reply: who, when, the words; edited and deleted in its place. */
export function CommentWords({ thread, comment }: CommentWordsProps) {
  const words = useWords();
  const text = words.questions;
  const { view } = useMeeting();
  const departmentName = useDepartmentName();
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
  const { author, at, editedAt, deletedAt, answersFor } = comment;
  return (
    <div className={styles.comment}>
      <p className={styles.byline}>
        <b>{nameIn(words.locale, author)}</b>
        <time dateTime={new Date(at).toISOString()}>
          {formatShortMoment(words.locale, at, view.timeZone)}
        </time>
        {answersFor && <span>{text.answersFor(departmentName(answersFor))}</span>}
        {editedAt !== null && deletedAt === null && <span>{text.edited}</span>}
        <OwnTools thread={thread} comment={comment} onChoose={setDoing} />
      </p>
      {deletedAt !== null ? (
        <p className={styles.deleted}>{text.deleted}</p>
      ) : doing === "edit" ? (
        <WordsForm
          command="edit-comment"
          input={{ commentId: comment.id }}
          label={text.actions.edit}
          submit={words.general.save}
          initial={comment.body}
          onDone={() => setDoing(null)}
        />
      ) : (
        <Body comment={comment} />
      )}
      {doing === "delete" && deletedAt === null && (
        <ConfirmDelete commentId={comment.id} onDone={() => setDoing(null)} />
      )}
    </div>
  );
}

function Body({ comment: { body, mentions } }: { comment: LiveComment }) {
  return (
    <p className={styles.body}>
      {wordPieces(body, mentions).map(({ start, text, mention }) =>
        mention ? <b key={start}>{text}</b> : <span key={start}>{text}</span>,
      )}
    </p>
  );
}

/** Edit and delete, for whoever may: one's own words; the GM may delete any. */
function OwnTools({
  thread,
  comment,
  onChoose,
}: CommentWordsProps & { onChoose(doing: "edit" | "delete"): void }) {
  const text = useWords().questions.actions;
  const may = useMay();
  const askerId = comment.author.id;
  if (comment.deletedAt !== null) return null;
  const goes =
    comment.id === thread.head.id ? mayBeDeleted(factsOf(thread)) : comment.answersFor === null;
  return (
    <span className={styles.own}>
      {may("comment.edit", { askerId }) && (
        <button type="button" onClick={() => onChoose("edit")}>
          {text.edit}
        </button>
      )}
      {goes && may("comment.delete", { askerId }) && (
        <button type="button" onClick={() => onChoose("delete")}>
          {text.remove}
        </button>
      )}
    </span>
  );
}

function ConfirmDelete({ commentId, onDone }: { commentId: string; onDone(): void }) {
  const words = useWords();
  const { busy, refusal, send } = useSend();
  const remove = async () => {
    if (await send("delete-comment", { commentId })) onDone();
  };
  return (
    <div className={styles.form} role="group" aria-label={words.questions.actions.remove}>
      <p>{words.questions.actions.removeConfirm}</p>
      {refusal && <Refusal>{refusal}</Refusal>}
      <div className={styles.buttons}>
        <Button
          look="primary"
          className={styles.small}
          disabled={busy}
          onClick={() => void remove()}
        >
          {words.questions.actions.remove}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {words.general.cancel}
        </Button>
      </div>
    </div>
  );
}
