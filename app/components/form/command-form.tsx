import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { useWords } from "~/i18n/words-context";
import { blanksOf, controlsOf } from "./blanks";
import { valuesOf, type FormValues } from "./form-values";
import styles from "./form.module.css";
import type { CommandForm as Form } from "./use-command-form";

interface CommandFormProps {
  form: Form;
  /** Makes the command's input of what the form holds. */
  inputOf: (values: FormValues) => unknown;
  submit?: string;
  /** Beside the button that submits. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A form that sends one command: its fields, what is wrong with none of them, and its button. */
export function CommandForm({ form, inputOf, submit, actions, children }: CommandFormProps) {
  const words = useWords();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Whoever does not see the page learns of the error by being taken to it.
    if (form.refusals > 0) element.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [form.refusals]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const blanks = blanksOf(controlsOf(event.currentTarget));
    form.hold(blanks);
    if (blanks.length === 0) form.send(inputOf(valuesOf(event.currentTarget)));
  };
  return (
    // What is missing is marked at once, all of it, and the server judges what was typed, both in the
    // person's language; the browser's own bubbles do neither.
    <form ref={element} className={styles.form} noValidate onSubmit={onSubmit}>
      {children}
      {form.error && <Refusal>{form.error}</Refusal>}
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={form.sending}>
          {form.sending ? words.form.saving : (submit ?? words.general.save)}
        </Button>
        {actions}
        <span className={styles.hint}>{words.form.requiredHint}</span>
        <span role="status" className={styles.hint}>
          {form.saved && words.general.saved}
        </span>
      </div>
    </form>
  );
}
