import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { Button } from "~/components/ui/button";
import { CopyLink } from "~/components/ui/copy-link";
import { Refusal } from "~/components/ui/field";
import { formatMoment } from "~/i18n/format-moment";
import { useAllWords } from "~/i18n/words-context";
import type { MeView } from "~/views/reminders";
import styles from "./reminders.module.css";

/** Makes a person's secret calendar address, shows it this once, and takes it back. */
export function CalendarAddress({ me: { calendarMadeAt, timeZone } }: { me: MeView }) {
  const words = useAllWords();
  const text = words.reminders.me;
  const { revalidate } = useRevalidator();
  const [token, setToken] = useState<string | null>(null);
  const [notice, setNotice] = useState("");
  const [error, setError] = useState("");
  const send = async <T,>(command: string, then: (value: T) => void) => {
    const sent = await sendCommand<T>(command, {});
    setError(sent.ok ? "" : refusalWords(words, sent.error));
    setNotice("");
    if (!sent.ok) return;
    then(sent.value);
    revalidate();
  };
  const make = () =>
    send<{ token: string }>("make-calendar-address", (made) => setToken(made.token));
  const revoke = () =>
    send("revoke-calendar-address", () => {
      setToken(null);
      setNotice(text.revoked);
    });
  return (
    <>
      <p className={styles.quiet}>{text.intro}</p>
      <p>
        {calendarMadeAt === null
          ? text.none
          : text.madeAt(formatMoment(words.locale, calendarMadeAt, timeZone))}
      </p>
      {token !== null && (
        <div className={styles.secret}>
          <p role="status">{text.shownOnce}</p>
          <CopyLink
            key={token}
            words={text}
            label={text.address}
            link={new URL(`/calendar/${token}.ics`, location.href).href}
          />
        </div>
      )}
      {error && <Refusal>{error}</Refusal>}
      <p role="status">{notice}</p>
      <div className={styles.row}>
        <Button look={calendarMadeAt === null ? "primary" : "plain"} onClick={() => void make()}>
          {calendarMadeAt === null ? text.make : text.makeAgain}
        </Button>
        {calendarMadeAt !== null && <Button onClick={() => void revoke()}>{text.revoke}</Button>}
      </div>
      {calendarMadeAt !== null && <p className={styles.quiet}>{text.makeAgainHint}</p>}
    </>
  );
}
