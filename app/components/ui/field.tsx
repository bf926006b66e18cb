import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import styles from "./field.module.css";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with what was typed, and what to do. */
  error?: ReactNode;
}

/** A labelled input with its hint and its error beside it. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId();
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id} data-required={input.required || undefined}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-describedby={notes || undefined}
        aria-invalid={error ? true : undefined}
        // Only on a page that comes back with an error: it is read out where it is corrected.
        autoFocus={Boolean(error)}
      />
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A sentence that says why something was refused; read out when it appears. */
export function Refusal({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={styles.error}>
      {children}
    </p>
  );
}
