import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useRevalidator } from "@remix-run/react";
import { useId, useState, type ReactNode } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { BUDGET_MINUTES, isBudget } from "~/domain/meeting/agenda";
import { useWords } from "~/i18n/words-context";
import type { AgendaEntry } from "~/views/meeting";
import styles from "./arrange-agenda.module.css";
import { entryName } from "./places";

interface AgendaRowProps {
  entry: AgendaEntry;
  onRefused(sentence: string | null): void;
}

/** An agenda item that stays in its place. */
export function AgendaRow({ entry, onRefused }: AgendaRowProps) {
  return (
    <li className={styles.row}>
      <RowContent entry={entry} onRefused={onRefused} handle={<span className={styles.handle} />} />
    </li>
  );
}

/** A department's item, which can be moved by its handle. */
export function SortableAgendaRow({ entry, onRefused }: AgendaRowProps) {
  const words = useWords();
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: entry.id });
  const handle = (
    <button
      {...attributes}
      {...listeners}
      ref={setActivatorNodeRef}
      type="button"
      className={styles.handle}
      aria-label={words.meetingPages.arrange.handle(entryName(words, entry))}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      className={styles.row}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <RowContent entry={entry} onRefused={onRefused} handle={handle} />
    </li>
  );
}

function RowContent({ entry, onRefused, handle }: AgendaRowProps & { handle: ReactNode }) {
  const words = useWords();
  const name = entryName(words, entry);
  return (
    <>
      {handle}
      <span className={styles.name}>{name}</span>
      <BudgetField key={entry.budgetMinutes} entry={entry} name={name} onRefused={onRefused} />
    </>
  );
}

/** An item's minutes. What cannot be kept is marked, and stays as it was typed until it is right. */
function BudgetField({ entry, name, onRefused }: AgendaRowProps & { name: string }) {
  const words = useWords();
  const text = words.meetingPages.arrange;
  const id = useId();
  const { revalidate } = useRevalidator();
  const [minutes, setMinutes] = useState(String(entry.budgetMinutes));
  const [left, setLeft] = useState(false);
  const isWrong = left && !isBudget(Number(minutes));
  const save = async () => {
    setLeft(true);
    const typed = Number(minutes);
    if (!isBudget(typed)) return;
    onRefused(null);
    if (typed === entry.budgetMinutes) return;
    const sent = await sendCommand("set-budget", { itemId: entry.id, minutes: typed });
    if (sent.ok) revalidate();
    else onRefused(refusalWords(words, sent.error));
  };
  const { least, most } = BUDGET_MINUTES;
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {text.budget(name)}
      </label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        className={styles.minutes}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void save();
        }}
      />
      {isWrong && (
        <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
          {text.budgetRange(least, most)}
        </p>
      )}
    </>
  );
}
