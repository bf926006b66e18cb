import type { ReactNode } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { wordsProblem } from "~/domain/question/comment";
import { useWords } from "~/i18n/words-context";
import { MentionField } from "./mention-field";
import { mentionedIn } from "./mention-text";
import styles from "./thread-card.module.css";
import { useDraft } from "./use-draft";
import { useSend } from "./use-send";

interface WordsFormProps {
  /** The command that takes the words, and what it takes besides `body`, `mentions` and `draft`. */
  command: string;
  input: object;
  label: string;
  placeholder?: string;
  submit: string;
  initial?: string;
  onDone(): void;
  children?: ReactNode;
}

/** A few words with mentions, sent as one command: a reply, an answer, a change. */
export function WordsForm(props: WordsFormProps) {
  const { command, input, label, placeholder, submit, initial = "", onDone, children } = props;
  const words = useWords();
  const { people } = useMeeting().view;
  const key = `${command} ${JSON.stringify(input)}`;
  const { words: body, id: draft, write: setBody } = useDraft(key, initial);
  const leave = () => {
    setBody(initial);
    onDone();
  };
  const { busy, refusal, send } = useSend();
  const submitIt = async () => {
    if (busy || wordsProblem(body) !== null) return;
    const mentions = mentionedIn(body, people);
    if (await send(command, { ...input, body, mentions, draft })) leave();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submitIt();
      }}
    >
      {children}
      <MentionField
        label={label}
        placeholder={placeholder}
        value={body}
        onChange={setBody}
        onSubmit={() => void submitIt()}
        onEscape={leave}
        focusOnMount
      />
      {refusal && <Refusal>{refusal}</Refusal>}
      <div className={styles.buttons}>
        <Button
          type="submit"
          look="primary"
          className={styles.small}
          disabled={busy || wordsProblem(body) !== null}
        >
          {submit}
        </Button>
        <Button look="quiet" onClick={leave}>
          {words.general.cancel}
        </Button>
      </div>
    </form>
  );
}
