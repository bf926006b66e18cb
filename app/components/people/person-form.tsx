import { CheckGroup } from "~/components/form/check-group";
import { CommandForm } from "~/components/form/command-form";
import { namesOf, NameFields, NAME_FIELDS } from "~/components/form/name-fields";
import { useCommandForm } from "~/components/form/use-command-form";
import { Field } from "~/components/ui/field";
import { ROLES } from "~/domain/access/can";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { ManagedPerson, PeopleView } from "~/views/people";
import form from "../form/form.module.css";

interface PersonFormProps {
  /** Absent: a new person. */
  person?: ManagedPerson;
  view: PeopleView;
  onSaved: () => void;
}

/** Who somebody is, their roles and departments. */
export function PersonForm({ person, view, onSaved }: PersonFormProps) {
  const { locale, admin, general } = useAllWords();
  const text = admin.people;
  const fields = ["email", "roles", "departmentIds", ...NAME_FIELDS];
  const command = useCommandForm("save-person", fields, onSaved);
  return (
    <CommandForm
      form={command}
      inputOf={(values) => ({
        id: person?.id,
        email: values.text("email"),
        roles: values.all("roles"),
        departmentIds: values.all("departmentIds"),
        ...namesOf(values),
      })}
    >
      <div className={form.columns}>
        <NameFields form={command} named={person} labels={text} />
        <Field
          label={text.email}
          name="email"
          type="email"
          autoComplete="off"
          required
          defaultValue={person?.email}
          error={command.errorOf("email")}
        />
      </div>
      <CheckGroup
        legend={text.roles}
        name="roles"
        choices={ROLES.map((role) => ({ value: role, label: general.roles[role] }))}
        chosen={person?.roles ?? []}
        error={command.errorOf("roles")}
      />
      <CheckGroup
        legend={text.departments}
        name="departmentIds"
        choices={view.departments.map((each) => ({ value: each.id, label: nameIn(locale, each) }))}
        chosen={person?.departmentIds ?? []}
        error={command.errorOf("departmentIds")}
      />
    </CommandForm>
  );
}
