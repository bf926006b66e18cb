import { Link } from "@remix-run/react";
import { BesideRecord } from "~/components/record/beside-record";
import { RecordProvider, useRecord } from "~/components/record/record-reader";
import { LanguageSwitch } from "~/components/ui/language-switch";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { MinutesView } from "~/views/minutes";
import { MinutesClosing } from "./minutes-closing";
import { MinutesDepartment } from "./minutes-department";
import { MinutesOverview } from "./minutes-overview";
import { MinutesQuestions } from "./minutes-questions";
import styles from "./minutes.module.css";

/**
 * The minutes of a meeting, to be read and printed: a rendering of its record and of what stands
 * beside that. It is sent without any script.
 */
export function MinutesPage({ minutes }: { minutes: MinutesView }) {
  const { scorecard, agenda } = minutes.record;
  // In the order of the walk; a department that came after the agenda was made stands at the end.
  const order = agenda.map(({ departmentId }) => departmentId);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const departments = scorecard.departments.toSorted((a, b) => place(a.id) - place(b.id));
  return (
    <RecordProvider view={minutes}>
      <Tools />
      <main id="content" className={styles.minutes}>
        <Title />
        <MinutesOverview />
        {departments.map((department) => (
          <MinutesDepartment key={department.id} department={department} />
        ))}
        <MinutesQuestions />
        <MinutesClosing />
        <div className={styles.beside}>
          <BesideRecord acts={<WhereToAct />} />
        </div>
      </main>
    </RecordProvider>
  );
}

/** What can be done with the minutes; not on paper. */
function Tools() {
  const text = useWords().record.minutes;
  const { record, view } = useRecord();
  const base = `/meetings/${record.meeting.month}`;
  return (
    <header className={styles.tools} data-screen-only>
      <Link to={`${base}/closing`}>{text.back}</Link>
      {view.sealed && (
        <a href={`${base}/record.json`} download>
          {text.download}
        </a>
      )}
      <span className={styles.space} />
      <span className={styles.hint}>{text.print}</span>
      <LanguageSwitch />
    </header>
  );
}

/** What is written beside the record is written on the closing page, where scripts are. */
function WhereToAct() {
  const text = useWords().record.minutes;
  const { record, view } = useRecord();
  if (!view.mayApprove && !view.mayAmend) return null;
  return (
    <p data-screen-only>
      <Link to={`/meetings/${record.meeting.month}/closing`}>{text.act}</Link>
    </p>
  );
}

function Title() {
  const words = useWords();
  const { record, view, moment, person } = useRecord();
  const text = words.record.minutes;
  const { month, startedAt, closedAt, closedBy } = record.meeting;
  const held =
    startedAt === null
      ? text.notHeld
      : text.held(moment(startedAt), closedAt === null ? "…" : moment(closedAt));
  return (
    <div className={styles.title}>
      <p className={styles.company}>{record.company}</p>
      <h1>
        {words.meeting.title(formatMonth(words.locale, month))} · {text.title}
        {view.sealed === null && <span className={styles.draft}>{text.draft}</span>}
      </h1>
      <p>
        {held}
        {closedBy !== null && ` · ${text.closedBy(person(closedBy))}`}
      </p>
      {view.sealed === null && <p className={styles.hint}>{text.draftHint}</p>}
    </div>
  );
}
