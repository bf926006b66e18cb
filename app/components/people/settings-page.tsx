import { CommandForm } from "~/components/form/command-form";
import { useCommandForm } from "~/components/form/use-command-form";
import { Field } from "~/components/ui/field";
import { useAllWords } from "~/i18n/words-context";
import type { CompanySettings } from "~/views/people";
import form from "../form/form.module.css";
import styles from "./people.module.css";

/** The company's name, and how grey counts in a roll-up. */
export function SettingsPage({ settings }: { settings: CompanySettings }) {
  const { admin } = useAllWords();
  const text = admin.settings;
  const command = useCommandForm("save-company", ["name"]);
  return (
    <div className={styles.settings}>
      <h1>{text.title}</h1>
      <CommandForm
        form={command}
        inputOf={(values) => ({
          name: values.text("name"),
          greyCountsAsWorst: values.all("greyCountsAsWorst").length > 0,
        })}
      >
        <Field
          label={text.name}
          name="name"
          autoComplete="organization"
          required
          defaultValue={settings.name}
          error={command.errorOf("name")}
        />
        <div>
          <label className={form.check}>
            <input
              type="checkbox"
              name="greyCountsAsWorst"
              aria-describedby="grey-hint"
              defaultChecked={settings.greyCountsAsWorst}
            />
            {text.greyCountsAsWorst}
          </label>
          <p id="grey-hint" className={form.hint}>
            {text.greyHint}
          </p>
        </div>
      </CommandForm>
    </div>
  );
}
