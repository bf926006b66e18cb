import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useLatest } from "~/components/ui/use-latest";
import styles from "./menu.module.css";

interface CommitFieldProps {
  label: ReactNode;
  value: string;
  hint?: string;
  /** What is wrong with it. */
  error?: string | null;
  focusOnMount?: boolean;
  /** Takes what was typed: on Enter, and on leaving the field in whatever way. */
  onCommit: (text: string) => void;
}

/** A labelled field of a menu, which takes its text when it is left. */
export function CommitField(props: CommitFieldProps) {
  const { label, value, hint, error, focusOnMount = false } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const typed = useRef<string | null>(null);
  const latest = useLatest(props);
  const type = (text: string | null) => {
    typed.current = text;
    setDraft(text);
  };
  const commit = useCallback(() => {
    const text = typed.current?.trim() ?? null;
    typed.current = null;
    setDraft(null);
    if (text !== null && text !== latest.current.value) latest.current.onCommit(text);
  }, [latest]);
  // A menu that is closed takes its fields away without their being left.
  useEffect(() => commit, [commit]);
  useEffect(() => {
    if (focusOnMount) input.current?.select();
  }, [focusOnMount]);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        value={draft ?? value}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        onChange={({ target }) => type(target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) commit();
        }}
      />
      {(error || hint) && (
        <p id={`${id}-note`} data-error={Boolean(error) || undefined} aria-live="polite">
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

interface ChoiceFieldProps<T extends string> {
  label: ReactNode;
  value: T;
  options: readonly { readonly value: T; readonly label: string }[];
  onChoose: (value: T) => void;
}

/** A labelled choice of a menu. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, value, options, onChoose } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
