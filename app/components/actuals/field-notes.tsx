import { useRef, type RefObject } from "react";
import { refusalWords } from "~/commands/refusal-words";
import type { EntryState } from "~/commands/actual-outbox";
import { Button } from "~/components/ui/button";
import { useFloating } from "~/components/ui/floating";
import { nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import type { LiveActual, PersonName } from "~/protocol/live-keys";
import type { ActualDraft, DraftReading } from "./actual-draft";
import styles from "./actual-field.module.css";

/** Something to say about a number. Loud: it will not be saved as it stands. */
export interface FieldNote {
  key: string;
  text: string;
  loud: boolean;
}

interface Noted {
  draft: ActualDraft;
  reading: DraftReading;
  entry: EntryState | null;
  /** The number that everybody has. */
  actual: LiveActual | null;
  decimals: number;
}

type Overtaken = Extract<EntryState, { kind: "refused" }> & { error: "overtaken" };

/** Whether the number was not taken because of a newer one, and that newer one is here. */
export function isOvertaken(
  entry: EntryState | null,
  actual: LiveActual | null,
): entry is Overtaken {
  if (entry?.kind !== "refused" || entry.error !== "overtaken") return false;
  return (actual?.changedAt ?? null) !== (entry.seenAt ?? null);
}

/** What there is to say about a field, the most important first. */
export function notesOf(words: AllWords, noted: Noted): FieldNote[] {
  const { draft, reading, entry, actual, decimals } = noted;
  const { numberErrors, waiting } = words.sheet;
  const number = (value: number | null) => numberText(words, value, decimals);
  const nameOf = (by: PersonName | null | undefined) =>
    by ? nameIn(words.locale, by) : words.sheet.history.system;
  const notes: FieldNote[] = [];
  if (reading.kind === "unreadable") {
    notes.push({ key: "unreadable", text: numberErrors[reading.error], loud: true });
  }
  if (entry?.kind === "refused") {
    const text = isOvertaken(entry, actual)
      ? words.actuals.overtakenBy(nameOf(actual?.changedBy), number(actual?.value ?? null))
      : refusalWords(words, entry.error);
    notes.push({ key: "refused", text, loud: true });
  }
  if (entry?.kind === "waiting") {
    const text = entry.reason === "offline" ? waiting : refusalWords(words, entry.reason);
    notes.push({ key: "waiting", text, loud: true });
  }
  if (draft.overtaken && !isOvertaken(entry, actual)) {
    const { by, before, after } = draft.overtaken;
    const text = words.actuals.overtaken(nameOf(by), number(before), number(after));
    notes.push({ key: "overtaken", text, loud: false });
  }
  return notes;
}

function numberText(words: AllWords, value: number | null, decimals: number): string {
  return value === null ? words.sheet.history.missing : formatNumber(value, decimals);
}

/** This person's number, which was overtaken, or the one that everybody has. */
export interface OvertakenChoice {
  mine: number | null;
  theirs: number | null;
}

interface FieldNotesProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  notes: readonly FieldNote[];
  /** "0.19 or 19?" */
  question: { value: number; alternative: number } | null;
  choice: OvertakenChoice | null;
  onChoose: (whose: keyof OvertakenChoice) => void;
  decimals: number;
  onAnswer: (text: string | null) => void;
  floating: boolean;
  open: boolean;
}

/** The notes of a field, read out as they come. */
export function FieldNotes(props: FieldNotesProps) {
  const { id, notes, question, floating, open } = props;
  const empty = notes.length === 0 && question === null;
  return (
    <span id={id} aria-live="polite">
      {!empty && open && (floating ? <Floating {...props} /> : <Notes {...props} />)}
    </span>
  );
}

function Floating(props: FieldNotesProps) {
  const box = useRef<HTMLSpanElement>(null);
  useFloating(props.anchor, box);
  return (
    <span ref={box} className={styles.floating}>
      <Notes {...props} />
    </span>
  );
}

function Notes(props: FieldNotesProps) {
  const { notes, question, choice, onAnswer } = props;
  return (
    <span className={styles.notes}>
      {question && <Question {...question} onAnswer={onAnswer} />}
      {notes.map(({ key, text, loud }) => (
        <span key={key} className={loud ? styles.loud : styles.quiet}>
          {text}
        </span>
      ))}
      {choice && <Choice {...props} choice={choice} />}
    </span>
  );
}

type ChoiceProps = Pick<FieldNotesProps, "decimals" | "onChoose"> & { choice: OvertakenChoice };

function Choice({ choice, decimals, onChoose }: ChoiceProps) {
  const words = useAllWords();
  const { keepMine, takeTheirs } = words.actuals;
  return (
    <span className={styles.question}>
      <Button onClick={() => onChoose("mine")}>
        {keepMine(numberText(words, choice.mine, decimals))}
      </Button>
      <Button onClick={() => onChoose("theirs")}>
        {takeTheirs(numberText(words, choice.theirs, decimals))}
      </Button>
    </span>
  );
}

interface QuestionProps {
  value: number;
  alternative: number;
  onAnswer: (text: string | null) => void;
}

/** Both numbers with the digits they would be typed with, each as an answer. */
function Question({ value, alternative, onAnswer }: QuestionProps) {
  const { hundredth } = useAllWords().sheet;
  const [typed, other] = [String(value), String(alternative)];
  return (
    <span className={styles.question}>
      <span>{hundredth.question(typed, other)}</span>
      <Button onClick={() => onAnswer(other)}>{other}</Button>
      <Button onClick={() => onAnswer(null)}>{hundredth.keep(typed)}</Button>
    </span>
  );
}
