import { useRef, useState, type ChangeEvent } from "react";
import { useAllWords } from "~/i18n/words-context";
import styles from "./improvements.module.css";

interface NewImprovementRowProps {
  /** Takes over the first words; the caret goes on behind them. */
  onAdd: (action: string) => void;
  /** Its room is kept while it is not known yet whether one may write. */
  waiting: boolean;
}

/**
 * The row that is not there yet: the first letter typed into it makes it one. Words that are being
 * composed stay here until the composition has ended, because moving the caret would end it.
 */
export function NewImprovementRow({ onAdd, waiting }: NewImprovementRowProps) {
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
