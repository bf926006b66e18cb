import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { valuesOf, type FormValues } from "~/components/form/form-values";
import { useWords } from "~/i18n/words-context";
import styles from "./thread-card.module.css";
import { useSend } from "./use-send";

interface LineFormProps {
  command: string;
  /** Makes the command's input of what the form holds. */
  inputOf(values: FormValues): object;
  submit: string;
  label: string;
  onDone(): void;
  children: ReactNode;
}

/** A small form of the rail that sends one command. */
export function LineForm({ command, inputOf, submit, label, onDone, children }: LineFormProps) {
  const words = useWords();
  const { busy, refusal, send } = useSend();
  return (
    <form
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(command, inputOf(valuesOf(event.currentTarget))).then((ok) => ok && onDone());
      }}
    >
      {children}
      {refusal && <Refusal>{refusal}</Refusal>}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" className={styles.small} disabled={busy}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {words.general.cancel}
        </Button>
      </div>
    </form>
  );
}

/** A labelled field of such a form. */
export function LineField({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className={styles.field}>
      {label}
      {children}
    </label>
  );
}
