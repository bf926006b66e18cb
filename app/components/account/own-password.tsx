import { useRevalidator } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { Button } from "~/components/ui/button";
import { Field, Refusal } from "~/components/ui/field";
import { useAllWords } from "~/i18n/words-context";
import styles from "./account.module.css";

/** Changes a person's own password; who has done so signs in anew, here as everywhere. */
export function OwnPassword() {
  const words = useAllWords();
  const text = words.account.ownPassword;
  const { revalidate } = useRevalidator();
  const [error, setError] = useState("");
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { current, password } = Object.fromEntries(form);
    const sent = await sendCommand("change-password", { current, password });
    if (!sent.ok) return setError(refusalWords(words, sent.error));
    // There is no session any more: the page leads to the door.
    revalidate();
  };
  return (
    <>
      <p className={styles.quiet}>{text.intro}</p>
      {/* Sent by the browser itself, before the page is alive, it must not end up in an address. */}
      <form method="post" className={styles.form} onSubmit={(event) => void change(event)}>
        <Field
          label={text.current}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <Field
          label={text.password}
          hint={words.account.invitation.hint}
          name="password"
          type="password"
          autoComplete="new-password"
          required
        />
        <Button type="submit">{text.submit}</Button>
      </form>
      {error && <Refusal>{error}</Refusal>}
    </>
  );
}
