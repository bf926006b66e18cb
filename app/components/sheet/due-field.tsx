import { useId, useState, type KeyboardEvent } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { useYText } from "~/collab/use-y-snapshot";
import type { Day, Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import { replaceText } from "~/sheet/replace-text";
import type { TextPath } from "~/sheet/text-path";
import { CoText } from "./co-text";
import { DayPicker } from "./day-picker";
import styles from "./due-field.module.css";
import { DueNoteLine } from "./due-note";
import { dueNote, typedDay } from "./due-text";
import { oneStep } from "./one-step";
import { useNameOf } from "./use-name-of";

interface DueFieldProps {
  room: Room | null;
  /** What was typed; null until its document is here. */
  text: Y.Text | null;
  /** The text's name for what refers to it. */
  path?: TextPath;
  initial: string;
  label: string;
  /** The month under review, which decides the year of a date without one. */
  reviewMonth: Month;
  readOnly: boolean;
  onEnter?: () => void;
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/**
 * A due date: the words as typed, whatever they are; below them the day they were read as, or why
 * they were not; and a calendar to pick from.
 */
export function DueField(props: DueFieldProps) {
  const { room, text, path, initial, label, reviewMonth, readOnly, onEnter, onKey } = props;
  const words = useAllWords();
  const noteId = useId();
  const [typing, setTyping] = useState(false);
  const typed = useYText(text, initial);
  const write = (day: Day) => {
    if (!room || !text) return;
    const form = typedDay(words.locale, day, reviewMonth);
    oneStep(room, () => replaceText(text, localOrigin, form));
  };
  return (
    <div
      className={styles.due}
      onFocus={(event) => setTyping(event.target instanceof HTMLTextAreaElement)}
      onBlur={() => setTyping(false)}
    >
      <div className={styles.line}>
        <CoText
          room={room}
          text={text}
          path={path}
          initial={initial}
          label={label}
          placeholder={words.sheet.improvements.dueEmpty}
          readOnly={readOnly}
          singleLine
          invalid={!typing && isUnread(dueNote(typed, reviewMonth, words.locale))}
          describedBy={noteId}
          nameOf={useNameOf()}
          onEnter={onEnter}
          onKey={onKey}
        />
        {!readOnly && (
          <DayPicker label={label} typed={typed} reviewMonth={reviewMonth} onPick={write} />
        )}
      </div>
      <div id={noteId} aria-live="polite">
        <DueNoteLine
          typed={typed}
          reviewMonth={reviewMonth}
          typing={typing}
          onTake={readOnly ? undefined : write}
        />
      </div>
    </div>
  );
}

function isUnread({ kind }: ReturnType<typeof dueNote>): boolean {
  return kind === "not-a-date" || kind === "no-such-day";
}
