import { Form, Link } from "@remix-run/react";
import { SelectField } from "~/components/form/select-field";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useAllWords } from "~/i18n/words-context";
import type { AuditEntry, AuditFilter, AuditView } from "~/views/audit";
import styles from "./audit.module.css";

/** Every command of the company: filtered, page by page, and to be downloaded. */
export function AuditPage({ view }: { view: AuditView }) {
  const words = useAllWords();
  const text = words.history.audit;
  const { filter, page, pages } = view;
  return (
    <>
      <h1>{text.title}</h1>
      <p className={styles.quiet}>{text.intro}</p>
      <Filter key={queryOf(filter)} view={view} />
      <p className={styles.summary}>
        <span role="status">{text.count(view.total)}</span>
        <a href={`/audit.csv?${queryOf(filter)}`} download>
          {text.download}
        </a>
      </p>
      {view.entries.length === 0 ? (
        <p className={styles.quiet}>{text.none}</p>
      ) : (
        <Entries view={view} />
      )}
      {pages > 1 && (
        <nav className={styles.pages} aria-label={text.page(page, pages)}>
          {page > 1 && <Link to={`?${queryOf(filter, page - 1)}`}>{text.newer}</Link>}
          <span>{text.page(page, pages)}</span>
          {page < pages && <Link to={`?${queryOf(filter, page + 1)}`}>{text.older}</Link>}
        </nav>
      )}
    </>
  );
}

/** A plain form whose fields become the address, so that a view of the log can be passed on. */
function Filter({ view: { filter, people, actions } }: { view: AuditView }) {
  const words = useAllWords();
  const text = words.history.audit;
  return (
    <Form method="get" className={styles.filter} role="search">
      <SelectField
        label={text.person}
        name="person"
        defaultValue={filter.person}
        empty={text.anyone}
        choices={people.map((each) => ({ value: each.id, label: nameIn(words.locale, each) }))}
      />
      <SelectField
        label={text.action}
        name="action"
        defaultValue={filter.action}
        empty={text.anyAction}
        choices={actions.map((value) => ({ value, label: text.actions[value] ?? value }))}
      />
      <Field label={text.from} name="from" type="date" defaultValue={filter.from} />
      <Field label={text.to} name="to" type="date" defaultValue={filter.to} />
      <Field label={text.text} name="text" type="search" defaultValue={filter.text} />
      <div className={styles.buttons}>
        <Button type="submit" look="primary">
          {text.filter}
        </Button>
        <Link to="/audit">{text.clear}</Link>
      </div>
    </Form>
  );
}

function Entries({ view: { entries, timeZone } }: { view: AuditView }) {
  const text = useAllWords().history.audit;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{text.time}</th>
          <th>{text.person}</th>
          <th>{text.action}</th>
          <th>{text.subject}</th>
          <th>{text.before}</th>
          <th>{text.after}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry, timeZone }: { entry: AuditEntry; timeZone: string }) {
  const { locale, history } = useAllWords();
  const text = history.audit;
  return (
    <tr>
      <td className={styles.time}>{formatMoment(locale, entry.at, timeZone)}</td>
      <td data-label={text.person}>{entry.by ? nameIn(locale, entry.by) : text.system}</td>
      <td data-label={text.action}>{text.actions[entry.action] ?? entry.action}</td>
      <td data-label={text.subject}>{nameIn(locale, entry.subject)}</td>
      <td data-label={text.before} className={styles.value}>
        {entry.before}
      </td>
      <td data-label={text.after} className={styles.value}>
        {entry.after}
      </td>
    </tr>
  );
}

/** A filter as an address has it: only what filters. */
function queryOf(filter: AuditFilter, page = 1): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter(([, value]: [string, string]) => value !== ""),
  );
  if (page > 1) query.set("page", String(page));
  return query.toString();
}
