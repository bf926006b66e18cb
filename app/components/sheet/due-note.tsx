import { yearOf, type Day, type Month } from "~/domain/scorecard/month";
import { formatDay } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import styles from "./due-field.module.css";
import { dueNote } from "./due-text";

interface DueNoteLineProps {
  typed: string;
  reviewMonth: Month;
  /** Whether this person is just writing it: nobody is corrected in the middle of a date. */
  typing?: boolean;
  /** Takes the nearest day there is; undefined where nothing may be changed. */
  onTake?: (day: Day) => void;
}

/** The day as a typed due date was read, or why it was not; nothing where there is nothing to add. */
export function DueNoteLine({ typed, reviewMonth, typing = false, onTake }: DueNoteLineProps) {
  const { locale, sheet } = useAllWords();
  const note = dueNote(typed, reviewMonth, locale);
  if (note.kind === "none") return null;
  if (note.kind === "read") return <p className={styles.read}>{sheet.due.readAs(note.day)}</p>;
  if (typing) return null;
  if (note.kind === "before-month") {
    return <p className={styles.error}>{sheet.due["before-month"](note.day)}</p>;
  }
  if (note.kind === "not-a-date") return <p className={styles.error}>{sheet.due["not-a-date"]}</p>;
  const nearest = formatDay(locale, note.nearest, yearOf(reviewMonth));
  return (
    <p className={styles.error}>
      {sheet.due["no-such-day"](nearest)}
      {onTake && (
        <button type="button" className={styles.use} onClick={() => onTake(note.nearest)}>
          {sheet.due.takeNearest(nearest)}
        </button>
      )}
    </p>
  );
}
