import { CommandForm } from "~/components/form/command-form";
import { FormDialog } from "~/components/form/form-dialog";
import { namesOf, NameFields, NAME_FIELDS } from "~/components/form/name-fields";
import { useCommandForm } from "~/components/form/use-command-form";
import { VALIDITY_FIELDS, ValidityFields, validityOf } from "~/components/form/validity-fields";
import { Field } from "~/components/ui/field";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { EditableDepartment } from "~/views/scorecard-editor";
import form from "../form/form.module.css";
import { useScorecard } from "./editor-context";
import { OrderButtons } from "./order-buttons";
import styles from "./scorecard-editor.module.css";
import { SpanText } from "./span-text";

/** The departments: add, rename, order, months. */
export function DepartmentSection() {
  const { locale, admin } = useAllWords();
  const { departments } = useScorecard();
  const text = admin.structure;
  const ids = departments.map((each) => each.id);
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{text.departments}</h2>
        <FormDialog label={text.addDepartment} title={text.addDepartment}>
          {(close) => <DepartmentForm onSaved={close} />}
        </FormDialog>
      </div>
      {departments.length === 0 && <p className={styles.empty}>{text.noDepartments}</p>}
      {departments.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{admin.code}</th>
                <th>{text.departments}</th>
                <th>{admin.measures.versions}</th>
                <th>{admin.actions}</th>
              </tr>
            </thead>
            <tbody>
              {departments.map((each) => (
                <tr key={each.id}>
                  <td className={styles.code}>{each.code}</td>
                  <td>{nameIn(locale, each)}</td>
                  <td className={styles.quiet} data-label={admin.measures.versions}>
                    <SpanText span={each} />
                  </td>
                  <td className={styles.tight}>
                    <div className={styles.buttons}>
                      <OrderButtons
                        kind="department"
                        ids={ids}
                        id={each.id}
                        name={nameIn(locale, each)}
                      />
                      <FormDialog
                        label={admin.edit}
                        describedAs={admin.editOf(nameIn(locale, each))}
                        look="quiet"
                        title={admin.editOf(nameIn(locale, each))}
                      >
                        {(close) => <DepartmentForm department={each} onSaved={close} />}
                      </FormDialog>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface DepartmentFormProps {
  department?: EditableDepartment;
  onSaved: () => void;
}

function DepartmentForm({ department, onSaved }: DepartmentFormProps) {
  const { admin } = useAllWords();
  const { newFrom } = useScorecard();
  const fields = ["code", ...NAME_FIELDS, ...VALIDITY_FIELDS];
  const command = useCommandForm("save-department", fields, onSaved);
  return (
    <CommandForm
      form={command}
      inputOf={(values) => ({
        id: department?.id,
        code: values.text("code"),
        ...namesOf(values),
        ...validityOf(values),
      })}
    >
      <div className={form.columns}>
        <Field
          label={admin.code}
          name="code"
          required
          defaultValue={department?.code}
          error={command.errorOf("code")}
        />
        <NameFields form={command} named={department} />
        <ValidityFields form={command} span={department ?? { validFrom: newFrom, validTo: null }} />
      </div>
    </CommandForm>
  );
}
