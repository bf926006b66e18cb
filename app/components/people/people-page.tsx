import { FormDialog } from "~/components/form/form-dialog";
import { WithRefusal } from "~/components/form/refusal-context";
import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useAllWords } from "~/i18n/words-context";
import type { ManagedPerson, PeopleView } from "~/views/people";
import { InviteButton } from "./invite-button";
import { PersonActive } from "./person-active";
import styles from "./people.module.css";
import { PersonForm } from "./person-form";
import { ResetSecondFactor } from "./reset-second-factor";

/** Everybody of the company: who they are, what they may do, whether they can come in. */
export function PeoplePage({ view }: { view: PeopleView }) {
  const { admin } = useAllWords();
  const text = admin.people;
  return (
    <WithRefusal>
      <div className={styles.head}>
        <h1>{text.title}</h1>
        <FormDialog look="primary" label={text.add} title={text.add}>
          {(close) => <PersonForm view={view} onSaved={close} />}
        </FormDialog>
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.name}</th>
              <th>{text.roles}</th>
              <th>{text.departments}</th>
              <th>{text.state}</th>
              <th>{admin.actions}</th>
            </tr>
          </thead>
          <tbody>
            {view.people.map((person) => (
              <PersonRow key={person.id} person={person} view={view} />
            ))}
          </tbody>
        </table>
      </div>
    </WithRefusal>
  );
}

function PersonRow({ person, view }: { person: ManagedPerson; view: PeopleView }) {
  const { locale, admin, general } = useAllWords();
  const text = admin.people;
  const name = nameIn(locale, person);
  const departments = view.departments.filter((each) => person.departmentIds.includes(each.id));
  return (
    <tr data-shut-out={person.state === "shut-out" || undefined}>
      <th scope="row">
        {name} {person.id === view.me && <span className={styles.quiet}>({text.me})</span>}
        <div className={styles.quiet}>{person.email}</div>
      </th>
      <td data-label={text.roles}>
        {person.roles.length === 0
          ? text.noRole
          : person.roles.map((role) => general.roles[role]).join(general.listSeparator)}
      </td>
      <td data-label={text.departments}>
        {departments.map((each) => nameIn(locale, each)).join(general.listSeparator)}
        {departments.length === 0 && person.roles.includes("manager") && text.writesNowhere}
      </td>
      <td data-label={text.state}>
        {text.states[person.state]}
        {person.invitedUntil !== null && (
          <div className={styles.quiet}>
            {text.until(formatMoment(locale, person.invitedUntil, view.timeZone))}
          </div>
        )}
      </td>
      <td className={styles.buttons}>
        <FormDialog
          label={admin.edit}
          describedAs={admin.editOf(name)}
          look="quiet"
          title={admin.editOf(name)}
        >
          {(close) => <PersonForm person={person} view={view} onSaved={close} />}
        </FormDialog>
        {person.state !== "shut-out" && <InviteButton person={person} timeZone={view.timeZone} />}
        {person.hasSecondFactor && <ResetSecondFactor person={person} />}
        <PersonActive person={person} />
      </td>
    </tr>
  );
}
