import {
  RecordedFindings,
  RecordedFollowUps,
  RecordedImprovements,
} from "~/components/record/recorded-words";
import { useRecord } from "~/components/record/record-reader";
import { LightMark } from "~/components/scorecard/light";
import { judgeMilestone } from "~/domain/scorecard/milestone-light";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { RecordedPage } from "~/views/record";
import styles from "./minutes.module.css";

/** What one page says: milestones, findings, improvement measures; nothing when it says nothing. */
export function MinutesPageWords({ page: { link, subject } }: { page: RecordedPage }) {
  const words = useWords();
  const { record, light } = useRecord();
  const isHere = ({ page }: { page: string }) => page === link.key;
  const findings = record.findings.filter(isHere);
  const improvements = record.improvements.filter(isHere);
  const carried = record.followUps.filter(
    (row) => isHere(row) && row.raisedIn !== record.meeting.month,
  );
  const milestones = subject.kind === "plan" ? subject.milestones : [];
  if (findings.length + improvements.length + carried.length + milestones.length === 0) return null;
  const lit = light(link.kind, link.id);
  return (
    <section className={styles.page}>
      <h3>
        {link.code} {nameIn(words.locale, link)} {lit && <LightMark light={lit.light} named />}
      </h3>
      {subject.kind === "plan" && milestones.length > 0 && <Milestones subject={subject} />}
      {findings.length > 0 && <RecordedFindings findings={findings} />}
      {carried.length > 0 && <RecordedFollowUps rows={carried} />}
      {improvements.length > 0 && <RecordedImprovements rows={improvements} />}
    </section>
  );
}

function Milestones({ subject }: { subject: Extract<RecordedPage["subject"], { kind: "plan" }> }) {
  const words = useWords();
  const { record, day } = useRecord();
  const text = words.sheet.milestones;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.scorecard.light}</th>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.deliverable}</th>
          <th scope="col">{text.expected}</th>
          <th scope="col">{text.done}</th>
        </tr>
      </thead>
      <tbody>
        {subject.milestones.map(({ id, name, deliverable, expectedOn, doneOn }) => {
          const judged = judgeMilestone(
            { id, expected: expectedOn, done: doneOn },
            subject.plan.startsOn,
            record.meeting.month,
          );
          return (
            <tr key={id}>
              <td>
                <LightMark light={judged.light} /> {words.scorecard.milestoneStates[judged.state]}
              </td>
              <th scope="row">{name}</th>
              <td>{deliverable}</td>
              <td>{day(expectedOn)}</td>
              <td>{doneOn && day(doneOn)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
