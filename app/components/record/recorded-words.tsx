import { columnOf } from "~/domain/follow-up/state";
import { postponements } from "~/domain/follow-up/postponement";
import { dayInZone } from "~/domain/scorecard/month";
import { formatMonth } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { MeetingRecord, RecordedFollowUp } from "~/views/record";
import { useRecord } from "./record-reader";
import styles from "./record.module.css";

/** Problems and risks with their causes, as they were written. */
export function RecordedFindings({ findings }: { findings: MeetingRecord["findings"] }) {
  const text = useAllWords().sheet.findings;
  return (
    <ol className={styles.findings}>
      {findings.map(({ id, kind, text: words, causes }) => (
        <li key={id}>
          <span className={styles.mark}>{text[kind]}</span>{" "}
          <span className={styles.words}>{words}</span>
          {causes.length > 0 && (
            <ul>
              {[...new Set(causes)].map((cause) => (
                <li key={cause}>
                  <span className={styles.mark}>{text.causeLong}</span>{" "}
                  <span className={styles.words}>{cause}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The improvement measures that were raised, as a table. */
export function RecordedImprovements({ rows }: { rows: MeetingRecord["improvements"] }) {
  const text = useAllWords().sheet.improvements;
  const { names, due } = useRecord();
  return (
    <table className={styles.table}>
      <caption>{text.thisMonth}</caption>
      <thead>
        <tr>
          <th scope="col">{text.action}</th>
          <th scope="col">{text.goal}</th>
          <th scope="col">{text.owners}</th>
          <th scope="col">{text.due}</th>
          <th scope="col">{text.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={styles.words}>{row.action}</td>
            <td className={styles.words}>{row.goal}</td>
            <td>{names(row.owners)}</td>
            <td className={styles.short}>{due(row)}</td>
            <td className={styles.words}>{said(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was raised before and came into the meeting, with how it went. */
export function RecordedFollowUps({ rows }: { rows: readonly RecordedFollowUp[] }) {
  const words = useAllWords();
  const text = words.sheet.improvements;
  const { names, due } = useRecord();
  return (
    <table className={styles.table}>
      <caption>{words.record.minutes.carried}</caption>
      <thead>
        <tr>
          <th scope="col">{text.action}</th>
          <th scope="col">{text.owners}</th>
          <th scope="col">{text.due}</th>
          <th scope="col">{words.record.minutes.state}</th>
          <th scope="col">{text.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <span className={styles.words}>{row.wording}</span>
              <p className={styles.hint}>
                {words.record.minutes.raisedFor(formatMonth(words.locale, row.raisedIn))}
              </p>
            </td>
            <td>{names(row.owners)}</td>
            <td className={styles.short}>{due(row)}</td>
            <td>
              <FollowUpState row={row} />
            </td>
            <td className={styles.words}>{said(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FollowUpState({ row }: { row: RecordedFollowUp }) {
  const words = useAllWords();
  const { record, view, day } = useRecord();
  const text = words.followUps;
  if (row.withdrawn) return <>{text.withdrawn}</>;
  const column = columnOf(row, dayInZone(view.asOf, record.timeZone));
  const count = postponements(row.events).length;
  return (
    <>
      {text.columns[column]}
      {row.doneOn && ` ${day(row.doneOn)}`}
      {row.reason !== "" && <p className={styles.hint}>{row.reason}</p>}
      {count > 0 && <p className={styles.hint}>{text.postponed(count)}</p>}
    </>
  );
}

function said({ progress, completion }: { progress: string; completion: string }): string {
  return [progress, completion].filter((text) => text !== "").join("\n");
}
