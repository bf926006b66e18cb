import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { FormDialog } from "~/components/form/form-dialog";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { formatDay } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import type { ChannelView, LastDelivery, ReminderSettings } from "~/views/reminders";
import { ChannelForm } from "./channel-form";
import styles from "./reminders.module.css";
import { testChannel } from "./test-channel";

/** Where the company's daily digest goes, and what came of the last one. */
export function DigestChannels({ settings }: { settings: ReminderSettings }) {
  const words = useAllWords();
  const text = words.reminders.channels;
  const { channels, mailReady } = settings;
  const needsMail = !mailReady && channels.some(({ kind }) => kind === "email");
  return (
    <section className={styles.section} aria-labelledby="digest">
      <div className={styles.head}>
        <h2 id="digest">{text.title}</h2>
        <FormDialog label={text.add} title={text.add}>
          {(close) => <ChannelForm settings={settings} onSaved={close} />}
        </FormDialog>
      </div>
      <p className={styles.quiet}>{text.intro}</p>
      {needsMail && <p className={styles.note}>{text.mailNotReady}</p>}
      {channels.length === 0 ? (
        <p className={styles.quiet}>{text.none}</p>
      ) : (
        <ul className={styles.channels}>
          {channels.map((channel) => (
            <Channel key={channel.id} channel={channel} settings={settings} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Channel({ channel, settings }: { channel: ChannelView; settings: ReminderSettings }) {
  const words = useAllWords();
  const text = words.reminders.channels;
  const { revalidate } = useRevalidator();
  const [testing, setTesting] = useState(false);
  const [notice, setNotice] = useState("");
  const [error, setError] = useState("");
  const name = `${text.kinds[channel.kind]} ${channel.shortTarget}`;
  const test = async () => {
    setTesting(true);
    setNotice(text.testing);
    const problem = await testChannel(words, channel.id);
    setTesting(false);
    setNotice(problem === null ? text.testSent : "");
    setError(problem ?? "");
  };
  const remove = async () => {
    const sent = await sendCommand("delete-digest-channel", { id: channel.id });
    if (!sent.ok) return setError(refusalWords(words, sent.error));
    revalidate();
  };
  return (
    <li className={styles.channel}>
      <div>
        <b>{text.kinds[channel.kind]}</b>{" "}
        <span className={styles.target}>{channel.shortTarget}</span>
        <p className={styles.quiet}>
          {[
            channel.enabled ? text.on : text.off,
            text.atHour(channel.hour),
            words.general.language[channel.locale],
          ].join(" · ")}
        </p>
        <p className={styles.quiet}>{lastWords(words, channel.last, settings.timeZone)}</p>
      </div>
      <div className={styles.row}>
        <Button
          look="quiet"
          aria-label={text.testOf(name)}
          disabled={testing}
          onClick={() => void test()}
        >
          {text.test}
        </Button>
        <FormDialog
          look="quiet"
          label={words.admin.edit}
          describedAs={text.editTitle(name)}
          title={text.editTitle(text.kinds[channel.kind])}
        >
          {(close) => <ChannelForm settings={settings} channel={channel} onSaved={close} />}
        </FormDialog>
        <Button look="quiet" aria-label={text.removeOf(name)} onClick={() => void remove()}>
          {text.remove}
        </Button>
      </div>
      <p role="status" className={styles.wide}>
        {notice}
      </p>
      {error && <Refusal>{error}</Refusal>}
    </li>
  );
}

function lastWords(words: AllWords, last: LastDelivery | null, timeZone: string): string {
  const text = words.reminders.channels;
  if (last === null) return text.never;
  const day = formatDay(words.locale, last.day);
  switch (last.kind) {
    case "delivered":
      return text.delivered(formatMoment(words.locale, last.at, timeZone));
    case "nothing-due":
      return text.nothingDue(day);
    case "trying": {
      const trying = text.trying(day, last.tries);
      return last.error === null ? trying : text.because(trying, text.errors[last.error]);
    }
    case "failed":
      return text.because(text.failed(day, last.tries), text.errors[last.error]);
  }
}
