import { useId, type ReactNode, type SelectHTMLAttributes } from "react";
import styles from "./form.module.css";

/** One thing to choose. */
export interface Choice {
  value: string;
  label: string;
}

interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: ReactNode;
  choices: readonly Choice[];
  /** What stands there before anything is chosen; without it the first choice does. */
  empty?: string;
  error?: ReactNode;
}

/** A labelled list to choose one from, with its error beside it. */
export function SelectField({ label, choices, empty, error, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} data-required={select.required || undefined}>
        {label}
      </label>
      <select
        {...select}
        id={id}
        aria-describedby={error ? `${id}-note` : undefined}
        aria-invalid={error ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-note`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
