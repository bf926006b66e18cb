import { useState } from "react";
import { CommandForm } from "~/components/form/command-form";
import form from "~/components/form/form.module.css";
import { SelectField } from "~/components/form/select-field";
import { useCommandForm } from "~/components/form/use-command-form";
import { Field } from "~/components/ui/field";
import { CHANNEL_KINDS } from "~/domain/reminders/channel-target";
import { useAllWords } from "~/i18n/words-context";
import type { ChannelView, ReminderSettings } from "~/views/reminders";
import styles from "./reminders.module.css";

/** The hour at which a new channel gets its digest. */
const FIRST_HOUR = 9;

interface ChannelFormProps {
  settings: ReminderSettings;
  /** Absent for a new one. */
  channel?: ChannelView;
  onSaved: () => void;
}

/** Creates or changes a channel. A saved target is never shown whole, and kept when nothing is typed. */
export function ChannelForm({ settings, channel, onSaved }: ChannelFormProps) {
  const words = useAllWords();
  const text = words.reminders.channels;
  const command = useCommandForm("save-digest-channel", ["target"], onSaved);
  return (
    <CommandForm
      form={command}
      inputOf={(values) => ({
        id: channel?.id,
        kind: values.text("kind"),
        target: values.text("target"),
        locale: values.text("locale"),
        hour: Number(values.text("hour")),
        enabled: values.all("enabled").length > 0,
      })}
    >
      <Target settings={settings} channel={channel} error={command.errorOf("target")} />
      <div className={form.columns}>
        <SelectField
          label={text.hour(settings.timeZone)}
          name="hour"
          defaultValue={String(channel?.hour ?? FIRST_HOUR)}
          choices={Array.from({ length: 24 }, (_, hour) => ({
            value: String(hour),
            label: `${hour}:00`,
          }))}
        />
        <SelectField
          label={text.locale}
          name="locale"
          defaultValue={channel?.locale ?? words.locale}
          choices={(["zh-CN", "en"] as const).map((value) => ({
            value,
            label: words.general.language[value],
          }))}
        />
      </div>
      <label className={form.check}>
        <input type="checkbox" name="enabled" defaultChecked={channel?.enabled ?? false} />
        {text.enabled}
      </label>
    </CommandForm>
  );
}

/** What kind of channel, and its address; of a robot the one it was given, of e-mail several. */
function Target({
  settings,
  channel,
  error,
}: Omit<ChannelFormProps, "onSaved"> & { error: string | undefined }) {
  const text = useAllWords().reminders.channels;
  const [kind, setKind] = useState<string>(channel?.kind ?? "wecom");
  const isMail = kind === "email";
  const hint = isMail ? text.mailHint : text.targetHint;
  return (
    <>
      <SelectField
        label={text.kind}
        name="kind"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        choices={CHANNEL_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
      />
      <Field
        label={isMail ? text.mailTarget : text.target}
        name="target"
        autoComplete="off"
        inputMode={isMail ? "email" : "url"}
        hint={channel?.kind === kind ? `${hint} ${text.keepHint(channel.shortTarget)}` : hint}
        error={error}
      />
      {kind === "dingtalk" && <p className={form.hint}>{text.keyword}</p>}
      {isMail && !settings.mailReady && <p className={styles.note}>{text.mailNotReady}</p>}
    </>
  );
}
