import { useId } from "react";
import styles from "./form.module.css";
import type { Choice } from "./select-field";

interface CheckGroupProps {
  legend: string;
  hint?: string;
  name: string;
  choices: readonly Choice[];
  /** The values that are chosen at first. */
  chosen: readonly string[];
  error?: string;
}

/** Boxes of which any number can be checked. */
export function CheckGroup({ legend, hint, name, choices, chosen, error }: CheckGroupProps) {
  const id = useId();
  return (
    <fieldset className={styles.checks} aria-describedby={error ? `${id}-note` : undefined}>
      <legend>
        {legend} {hint && <span className={styles.hint}>{hint}</span>}
      </legend>
      <div className={styles.boxes}>
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            {label}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-note`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
