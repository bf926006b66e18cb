import { useRef, useState, type ChangeEvent, type ClipboardEvent } from "react";
import { useAllWords } from "~/i18n/words-context";
import type { PersonName } from "~/protocol/live-keys";
import styles from "./improvements.module.css";
import { pastedImprovements, type PastedImprovement } from "./pasted-improvements";

interface NewImprovementRowProps {
  /** Takes over the first words; the caret goes on behind them. */
  onAdd: (action: string) => void;
  /** Takes over lines that were pasted, each of which is a row. */
  onPaste: (rows: readonly PastedImprovement[]) => void;
  people: readonly PersonName[];
  /** Its room is kept while it is not known yet whether one may write. */
  waiting: boolean;
}

/**
 * The row that is not there yet: the first letter typed into it makes it one. Words that are being
 * composed stay here until the composition has ended, because moving the caret would end it.
 */
export function NewImprovementRow(props: NewImprovementRowProps) {
  const { onAdd, waiting } = props;
  const words = useAllWords().sheet.improvements;
  const [typed, setTyped] = useState("");
  const composing = useRef(false);
  const take = (action: string) => {
    setTyped("");
    if (action.trim() !== "") onAdd(action);
  };
  const onChange = ({ target: { value } }: ChangeEvent<HTMLTextAreaElement>) => {
    if (composing.current) setTyped(value);
    else take(value);
  };
  const onPaste = (event: ClipboardEvent) => {
    const { action, goal, owners, due, progress, completion, outcome } = words;
    const heads = [action, goal, owners, due, progress, completion, outcome];
    const text = event.clipboardData.getData("text/plain");
    const rows = waiting ? null : pastedImprovements(text, props.people, heads);
    if (rows === null) return;
    event.preventDefault();
    props.onPaste(rows);
  };
  return (
    <tr className={styles.ghost} data-waiting={waiting} data-screen-only>
      <td colSpan={5}>
        <textarea
          rows={1}
          className={styles.ghostField}
          aria-label={words.add}
          placeholder={words.actionEmpty}
          value={typed}
          readOnly={waiting}
          autoComplete="off"
          onChange={onChange}
          onPaste={onPaste}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={({ currentTarget }) => {
            composing.current = false;
            // Some browsers send the last input only after this event.
            setTimeout(() => take(currentTarget.value), 0);
          }}
        />
      </td>
    </tr>
  );
}
