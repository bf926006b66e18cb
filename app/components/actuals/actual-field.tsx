import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import styles from "./actual-field.module.css";
import {
  FieldNotes,
  isOvertaken,
  notesOf,
  type FieldNote,
  type OvertakenChoice,
} from "./field-notes";
import { useActualField, type ActualFieldState, type ActualFieldSubject } from "./use-actual-field";

export type { TypedActual } from "./use-actual-field";

export interface ActualFieldProps extends ActualFieldSubject {
  /** What the field is, for those who do not see where it stands. */
  label: string;
  decimals: number;
  /** The line of the list in which it stands, for moving and pasting; none where it stands alone. */
  line?: number;
  /** Whether notes stand below the field, or float beside it so that a table does not move. */
  notes?: "below" | "floating";
}

/**
 * The month's actual as a number that can be typed over. It looks like the number in the table until
 * it is touched. Every keystroke is judged; what is readable is sent after a pause, on Enter and on
 * leaving; what is not stays as it was typed, with a sentence that says why.
 */
export function ActualField(props: ActualFieldProps) {
  const { decimals, notes = "below" } = props;
  const words = useAllWords();
  const id = `${useId()}notes`;
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  const field = useActualField(props);
  const { reading, entry } = field;
  const said = notesOf(words, { ...field, decimals });
  const isAsked = reading.kind === "question";
  const answer = (chosen: string | null) => {
    field.answer(chosen);
    input.current?.focus();
  };
  const choose = (whose: keyof OvertakenChoice) => {
    if (whose === "mine") field.insist();
    else field.restore();
    input.current?.focus();
  };
  return (
    <span className={styles.field} data-state={entry?.kind}>
      <NumberInput
        {...props}
        inputRef={input}
        field={field}
        notesId={said.length > 0 || isAsked ? id : undefined}
        onFocused={setFocused}
      />
      <FieldNotes
        id={id}
        anchor={input}
        notes={said}
        question={isAsked ? reading : null}
        choice={choiceOf(field)}
        decimals={decimals}
        onChoose={choose}
        onAnswer={answer}
        floating={notes === "floating"}
        open={focused || isUrgent(said, field)}
      />
    </span>
  );
}

/** Mine or theirs, once somebody else was quicker; null when there is nothing to choose. */
function choiceOf({ entry, actual }: ActualFieldState): OvertakenChoice | null {
  return isOvertaken(entry, actual) ? { mine: entry.value, theirs: actual?.value ?? null } : null;
}

/** Whether a note is shown though the field is not being typed in. */
function isUrgent(notes: readonly FieldNote[], { draft, reading }: ActualFieldState): boolean {
  return notes.some(({ loud }) => loud) || reading.kind === "question" || draft.overtaken !== null;
}

interface NumberInputProps extends ActualFieldProps {
  inputRef: RefObject<HTMLInputElement>;
  field: ActualFieldState;
  notesId: string | undefined;
  onFocused: (focused: boolean) => void;
}

function NumberInput(props: NumberInputProps) {
  const { inputRef, field, notesId, onFocused, label, percent, decimals, line } = props;
  const { draft, reading, entry, shown } = field;
  const words = useAllWords();
  // While an input method composes, its text belongs to it alone.
  const [composing, setComposing] = useState<string | null>(null);
  const text = draft.text ?? (shown === null ? "" : formatNumber(shown, decimals));

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") field.leave();
    else if (event.key === "Escape") field.restore();
  };
  const take = (typed: string, stillComposing: boolean) => {
    setComposing(stillComposing ? typed : null);
    if (!stillComposing) field.type(typed);
  };
  return (
    <input
      ref={inputRef}
      type="text"
      className={styles.input}
      // The keys of a figure, with a minus: only a percentage does without.
      inputMode={percent ? "decimal" : "text"}
      autoComplete="off"
      enterKeyHint="done"
      spellCheck={false}
      size={6}
      data-line={line}
      data-column={line === undefined ? undefined : 0}
      aria-label={label}
      aria-invalid={reading.kind === "unreadable" || entry?.kind === "refused" || undefined}
      aria-describedby={notesId}
      placeholder={words.sheet.enterHere}
      value={composing ?? text}
      onChange={({ target, nativeEvent }) => {
        take(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing);
      }}
      onCompositionEnd={({ currentTarget }) => take(currentTarget.value, false)}
      onFocus={() => onFocused(true)}
      onBlur={() => {
        onFocused(false);
        field.leave();
      }}
      onKeyDown={onKey}
    />
  );
}
