import { Fragment, useState } from "react";
import { CommandForm } from "~/components/form/command-form";
import { FormDialog } from "~/components/form/form-dialog";
import { namesOf, NameFields, NAME_FIELDS } from "~/components/form/name-fields";
import { SelectField } from "~/components/form/select-field";
import { useCommandForm } from "~/components/form/use-command-form";
import { VALIDITY_FIELDS, ValidityFields, validityOf } from "~/components/form/validity-fields";
import { Field } from "~/components/ui/field";
import { PERSPECTIVES, type Perspective } from "~/domain/scorecard/types";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { EditableObjective } from "~/views/scorecard-editor";
import form from "../form/form.module.css";
import { useChoices, useScorecard } from "./editor-context";
import { OrderButtons } from "./order-buttons";
import styles from "./scorecard-editor.module.css";
import { SpanText } from "./span-text";

/** The objectives, in bands of their perspective. */
export function ObjectiveSection() {
  const { admin, scorecard } = useAllWords();
  const { objectives } = useScorecard();
  const text = admin.structure;
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{text.objectives}</h2>
        <FormDialog label={text.addObjective} title={text.addObjective}>
          {(close) => <ObjectiveForm onSaved={close} />}
        </FormDialog>
      </div>
      {objectives.length === 0 && <p className={styles.empty}>{text.noObjectives}</p>}
      {objectives.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{admin.code}</th>
                <th>{scorecard.objective}</th>
                <th>{scorecard.theme}</th>
                <th>{admin.measures.versions}</th>
                <th>{admin.actions}</th>
              </tr>
            </thead>
            <tbody>
              {PERSPECTIVES.map((perspective) => (
                <PerspectiveRows key={perspective} perspective={perspective} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function PerspectiveRows({ perspective }: { perspective: Perspective }) {
  const { locale, admin, scorecard } = useAllWords();
  const { objectives, themes } = useScorecard();
  const among = objectives.filter((each) => each.perspective === perspective);
  if (among.length === 0) return null;
  return (
    <Fragment>
      <tr className={styles.band}>
        <th colSpan={5} scope="rowgroup">
          {scorecard.perspectives[perspective]}
        </th>
      </tr>
      {among.map((objective) => {
        const name = nameIn(locale, objective);
        const theme = themes.find((each) => each.id === objective.themeId);
        return (
          <tr key={objective.id}>
            <td className={styles.code}>{objective.code}</td>
            <td>{name}</td>
            <td className={styles.quiet} data-label={scorecard.theme}>
              {theme ? nameIn(locale, theme) : admin.structure.noTheme}
            </td>
            <td className={styles.quiet} data-label={admin.measures.versions}>
              <SpanText span={objective} />
            </td>
            <td className={styles.tight}>
              <div className={styles.buttons}>
                <OrderButtons
                  kind="objective"
                  ids={objectives.map((each) => each.id)}
                  among={among.map((each) => each.id)}
                  id={objective.id}
                  name={objective.code}
                />
                <FormDialog
                  label={admin.edit}
                  describedAs={admin.editOf(objective.code)}
                  look="quiet"
                  title={admin.editOf(`${objective.code} ${name}`)}
                >
                  {(close) => <ObjectiveForm objective={objective} onSaved={close} />}
                </FormDialog>
              </div>
            </td>
          </tr>
        );
      })}
    </Fragment>
  );
}

interface ObjectiveFormProps {
  objective?: EditableObjective;
  onSaved: () => void;
}

function ObjectiveForm({ objective, onSaved }: ObjectiveFormProps) {
  const { admin, scorecard } = useAllWords();
  const { newFrom, themes } = useScorecard();
  const choicesOf = useChoices();
  const [perspective, setPerspective] = useState<string>(objective?.perspective ?? "financial");
  const fields = ["code", "perspective", "themeId", ...NAME_FIELDS, ...VALIDITY_FIELDS];
  const command = useCommandForm("save-objective", fields, onSaved);
  return (
    <CommandForm
      form={command}
      inputOf={(values) => ({
        id: objective?.id,
        code: values.text("code"),
        perspective,
        themeId: values.textOrNull("themeId"),
        ...namesOf(values),
        ...validityOf(values),
      })}
    >
      <div className={form.columns}>
        <Field
          label={admin.code}
          name="code"
          required
          defaultValue={objective?.code}
          error={command.errorOf("code")}
        />
        <SelectField
          label={scorecard.perspective}
          choices={PERSPECTIVES.map((value) => ({ value, label: scorecard.perspectives[value] }))}
          value={perspective}
          onChange={(event) => setPerspective(event.target.value)}
          error={command.errorOf("perspective")}
        />
        <SelectField
          // Another perspective has other themes: what was chosen before means nothing there.
          key={perspective}
          label={scorecard.theme}
          name="themeId"
          empty={admin.structure.noTheme}
          choices={choicesOf(themes.filter((theme) => theme.perspective === perspective))}
          defaultValue={objective?.themeId ?? ""}
          error={command.errorOf("themeId")}
        />
        <NameFields form={command} named={objective} />
        <ValidityFields form={command} span={objective ?? { validFrom: newFrom, validTo: null }} />
      </div>
    </CommandForm>
  );
}
