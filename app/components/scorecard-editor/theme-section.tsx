import { useRevalidator } from "@remix-run/react";
import { useContext } from "react";
import { sendCommand } from "~/commands/send-command";
import { CommandForm } from "~/components/form/command-form";
import { FormDialog } from "~/components/form/form-dialog";
import { namesOf, NameFields, NAME_FIELDS } from "~/components/form/name-fields";
import { SelectField } from "~/components/form/select-field";
import { useCommandForm } from "~/components/form/use-command-form";
import { Button } from "~/components/ui/button";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { EditableTheme } from "~/views/scorecard-editor";
import form from "../form/form.module.css";
import { useScorecard } from "./editor-context";
import { OrderButtons } from "./order-buttons";
import { RefusalContext } from "~/components/form/refusal-context";
import styles from "./scorecard-editor.module.css";

/** The themes, by perspective. */
export function ThemeSection() {
  const { admin } = useAllWords();
  const { themes } = useScorecard();
  const text = admin.structure;
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{text.themes}</h2>
        <FormDialog label={text.addTheme} title={text.addTheme}>
          {(close) => <ThemeForm onSaved={close} />}
        </FormDialog>
      </div>
      {themes.length === 0 ? (
        <p className={styles.empty}>{text.noThemes}</p>
      ) : (
        <div className={styles.scroll}>
          <ThemeTable />
        </div>
      )}
    </section>
  );
}

function ThemeTable() {
  const { admin, scorecard } = useAllWords();
  const { themes } = useScorecard();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{scorecard.perspective}</th>
          <th>{scorecard.theme}</th>
          <th>{scorecard.objective}</th>
          <th>{admin.actions}</th>
        </tr>
      </thead>
      <tbody>
        {PERSPECTIVES.flatMap((perspective) =>
          themes
            .filter((theme) => theme.perspective === perspective)
            .map((theme) => <ThemeRow key={theme.id} theme={theme} />),
        )}
      </tbody>
    </table>
  );
}

function ThemeRow({ theme }: { theme: EditableTheme }) {
  const { locale, admin, general, scorecard } = useAllWords();
  const { themes, objectives } = useScorecard();
  const { revalidate } = useRevalidator();
  const refuse = useContext(RefusalContext);
  const name = nameIn(locale, theme);
  const used = objectives.filter((objective) => objective.themeId === theme.id).length;
  const among = themes.filter((each) => each.perspective === theme.perspective);
  const remove = async () => {
    const sent = await sendCommand("delete-theme", { id: theme.id });
    refuse(sent.ok ? null : sent.error);
    revalidate();
  };
  return (
    <tr>
      <td className={styles.quiet}>{scorecard.perspectives[theme.perspective]}</td>
      <td>{name}</td>
      <td className={styles.quiet}>{admin.structure.objectiveCount(used)}</td>
      <td className={styles.tight}>
        <div className={styles.buttons}>
          <OrderButtons
            kind="theme"
            ids={themes.map((each) => each.id)}
            among={among.map((each) => each.id)}
            id={theme.id}
            name={name}
          />
          <FormDialog
            label={admin.edit}
            describedAs={admin.editOf(name)}
            look="quiet"
            title={admin.editOf(name)}
          >
            {(close) => <ThemeForm theme={theme} onSaved={close} />}
          </FormDialog>
          <Button
            look="quiet"
            aria-label={`${general.remove} ${name}`}
            disabled={used > 0}
            onClick={() => void remove()}
          >
            {general.remove}
          </Button>
        </div>
      </td>
    </tr>
  );
}

function ThemeForm({ theme, onSaved }: { theme?: EditableTheme; onSaved: () => void }) {
  const { scorecard } = useAllWords();
  const command = useCommandForm("save-theme", ["perspective", ...NAME_FIELDS], onSaved);
  return (
    <CommandForm
      form={command}
      inputOf={(values) => ({
        id: theme?.id,
        perspective: values.text("perspective"),
        ...namesOf(values),
      })}
    >
      <div className={form.columns}>
        <SelectField
          label={scorecard.perspective}
          name="perspective"
          choices={PERSPECTIVES.map((value) => ({ value, label: scorecard.perspectives[value] }))}
          defaultValue={theme?.perspective}
          error={command.errorOf("perspective")}
        />
        <NameFields form={command} named={theme} />
      </div>
    </CommandForm>
  );
}
