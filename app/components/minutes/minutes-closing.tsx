import { AmendmentNotes } from "~/components/record/beside-notes";
import { useRecord } from "~/components/record/record-reader";
import { AgreedMeasures, ClosingWords, Waivers } from "~/components/record/recorded-decisions";
import { formatDuration } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./minutes.module.css";

/** Remarks and decisions, what was agreed and waived, who was there, and how long each part took. */
export function MinutesClosing() {
  const words = useWords();
  const { record } = useRecord();
  const text = words.record.minutes;
  return (
    <>
      <section className={styles.sheet}>
        <h2>{text.closing}</h2>
        <ClosingWords />
        <AmendmentNotes place="closing" />
        <h2>{text.agreed}</h2>
        {record.improvements.length === 0 ? (
          <p className={styles.hint}>{words.meetingPages.closing.noneAgreed}</p>
        ) : (
          <AgreedMeasures />
        )}
      </section>
      <div className={styles.sheet}>
        <div className={styles.columns}>
          <Attendance />
          <TimeUsed />
        </div>
        <Waivers />
      </div>
    </>
  );
}

function Attendance() {
  const text = useWords().record.minutes;
  const { record, person, moment } = useRecord();
  return (
    <section>
      <h2>{text.attendance}</h2>
      {record.attendance.length === 0 ? (
        <p className={styles.hint}>{text.nobody}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.attendance}</th>
              <th scope="col">{text.from}</th>
              <th scope="col">{text.to}</th>
            </tr>
          </thead>
          <tbody>
            {record.attendance.map(({ personId, firstAt, lastAt }) => (
              <tr key={personId}>
                <th scope="row">{person(personId)}</th>
                <td>{moment(firstAt)}</td>
                <td>{moment(lastAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AmendmentNotes place="attendance" />
    </section>
  );
}

function TimeUsed() {
  const words = useWords();
  const { record, department } = useRecord();
  const text = words.record.minutes;
  return (
    <section>
      <h2>{text.time}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.meeting.agenda}</th>
            <th scope="col" className={styles.number}>
              {text.used}
            </th>
            <th scope="col" className={styles.number}>
              {text.planned}
            </th>
          </tr>
        </thead>
        <tbody>
          {record.agenda.map(({ id, part, departmentId, spentMs, budgetMinutes }) => (
            <tr key={id}>
              <th scope="row">
                {part === "department" ? department(departmentId) : words.meeting.items[part]}
              </th>
              <td className={styles.number}>{formatDuration(spentMs)}</td>
              <td className={styles.number}>{formatDuration(budgetMinutes * 60_000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
