import { useRef } from "react";
import { readDueDate } from "~/domain/follow-up/due-date";
import { lastDay, parseDay, type Day, type Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import styles from "./due-field.module.css";

interface DayPickerProps {
  label: string;
  typed: string;
  reviewMonth: Month;
  onPick: (day: Day) => void;
}

/** A button that opens the browser's own calendar. */
export function DayPicker({ label, typed, reviewMonth, onPick }: DayPickerProps) {
  const { due } = useAllWords().sheet;
  const input = useRef<HTMLInputElement>(null);
  const open = () => {
    const { current } = input;
    if (current === null) return;
    const read = readDueDate(typed, { reviewMonth });
    // Without a date the calendar opens at the month under review, not at the machine's today.
    current.value = read.ok ? read.day : lastDay(reviewMonth);
    if ("showPicker" in current) current.showPicker();
    else input.current?.focus();
  };
  return (
    <span className={styles.picker} data-screen-only>
      <button
        type="button"
        className={styles.open}
        aria-label={due.pickFor(label)}
        title={due.pick}
        onClick={open}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path
            d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3"
            fill="none"
            stroke="currentColor"
          />
        </svg>
      </button>
      <input
        ref={input}
        type="date"
        className={styles.native}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target: { value } }) => {
          const day = parseDay(value);
          if (day !== null) onPick(day);
        }}
      />
    </span>
  );
}
