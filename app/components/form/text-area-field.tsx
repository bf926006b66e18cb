import { useId, type ReactNode, type TextareaHTMLAttributes } from "react";
import styles from "./form.module.css";

interface TextAreaFieldProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with what was typed, and what to do; read out when it appears. */
  error?: ReactNode;
}

/** A labelled field for some sentences, with its hint and its error beside it. */
export function TextAreaField({ label, hint, error, rows = 3, ...input }: TextAreaFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        {...input}
        id={id}
        rows={rows}
        aria-describedby={note ? `${id}-note` : undefined}
        aria-invalid={error ? true : undefined}
      />
      {note && (
        <p
          id={`${id}-note`}
          role={error ? "alert" : undefined}
          className={error ? styles.error : styles.hint}
        >
          {note}
        </p>
      )}
    </div>
  );
}
