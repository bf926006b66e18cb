import type { Blocker } from "~/domain/meeting/closing";
import { subjectOf } from "~/domain/meeting/lack";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import { useRecord, type RecordReader } from "./record-reader";
import styles from "./record.module.css";

/** The GM's remarks and the decisions. */
export function ClosingWords() {
  const words = useAllWords();
  const { remarks, decisions } = useRecord().record.closing;
  const text = words.meetingPages.closing;
  const notes = [
    { title: text.remarks, said: remarks },
    { title: text.decisions, said: decisions },
  ];
  return notes.map(({ title, said }) => (
    <div key={title} className={styles.closingWords}>
      <h3>{title}</h3>
      {said.trim() === "" ? (
        <p className={styles.hint}>{words.record.minutes.nothingWritten}</p>
      ) : (
        <p className={styles.words}>{said}</p>
      )}
    </div>
  ));
}

/** The improvement measures agreed in the meeting, with owner and due date. */
export function AgreedMeasures() {
  const words = useAllWords();
  const { record, department, page, names, due } = useRecord();
  const text = words.sheet.improvements;
  const agreed = record.improvements.filter(({ action }) => action.trim() !== "");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.scorecard.department}</th>
          <th scope="col">{words.scorecard.measure}</th>
          <th scope="col">{text.action}</th>
          <th scope="col">{text.goal}</th>
          <th scope="col">{text.owners}</th>
          <th scope="col">{text.due}</th>
        </tr>
      </thead>
      <tbody>
        {agreed.map((row) => (
          <tr key={row.id}>
            <td className={styles.short}>{department(row.departmentId)}</td>
            <td className={styles.short}>{page(row.page)?.code}</td>
            <td className={styles.words}>{row.action}</td>
            <td className={styles.words}>{row.goal}</td>
            <td>{names(row.owners)}</td>
            <td className={styles.short}>{due(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What blocked closing and was waived, with the reasons; nothing when nothing was. */
export function Waivers() {
  const words = useAllWords();
  const reader = useRecord();
  const waivers = reader.record.waivers.filter(({ blocker }) => blocker !== null);
  const text = words.record;
  if (waivers.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{text.minutes.waivers}</h2>
      <ul className={styles.waivers}>
        {waivers.map(({ key, blocker, reason, personId, at }) => (
          <li key={key}>
            {blocker && blockerText(words, reader, blocker)}
            <p className={styles.hint}>
              {text.minutes.waivedFor(reason)} ·{" "}
              {text.blockers.waived(reader.person(personId), reader.moment(at))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function blockerText(words: Words, reader: RecordReader, blocker: Blocker): string {
  const { record, department } = reader;
  switch (blocker.kind) {
    case "lack": {
      const { measures, plans } = record.scorecard;
      const item = [...measures, ...plans].find(({ id }) => id === subjectOf(blocker));
      const parts = blocker.parts.map((part) => words.meeting.missing[part]);
      const name = item ? `${item.code} ${nameIn(words.locale, item)}` : "";
      return `${name} ${parts.join(words.general.listSeparator)}`;
    }
    case "question": {
      const thread = record.threads.find(({ id }) => id === blocker.questionId);
      const names = blocker.departmentIds.map(department).join(words.general.listSeparator);
      return `${words.record.blockers.question(names)} ${thread?.head.body ?? ""}`;
    }
    case "turned": {
      const thread = record.threads.find(({ id }) => id === blocker.questionId);
      return `${words.record.blockers.measureGone} ${thread?.head.body ?? ""}`;
    }
    case "support":
      return `${department(blocker.departmentId)} · ${words.record.blockers.support}`;
  }
}
