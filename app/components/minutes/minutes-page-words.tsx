import { isFirstPage, pageName } from "~/components/meeting/places";
import { ExpectedDay } from "~/components/plan/expected-day";
import { RecordedPlanReview } from "~/components/plan/recorded-plan-review";
import {
  RecordedFindings,
  RecordedFollowUps,
  RecordedImprovements,
} from "~/components/record/recorded-words";
import { RecordedTables } from "~/components/record/recorded-tables";
import { useRecord } from "~/components/record/record-reader";
import { LightMark } from "~/components/scorecard/light";
import { judgeMilestone } from "~/domain/scorecard/milestone-light";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { PageKey } from "~/sheet/page-key";
import { isReviewed } from "~/sheet/plan-review";
import type { RecordedPage, RecordedPlan } from "~/views/record";
import { MinutesPictures } from "./minutes-pictures";
import styles from "./minutes.module.css";

/** What one page says: milestones, findings, improvement measures; nothing when it says nothing. */
export function MinutesPageWords({ page: { link, subject } }: { page: RecordedPage }) {
  const { findings, tables, improvements, carried, pictures } = useWritten(link.key);
  const milestones = subject.kind === "plan" ? subject.milestones : [];
  const review = subject.kind === "plan" && subject.review ? subject.review : null;
  const rows = [findings, tables, improvements, carried, pictures, milestones].flat();
  if (rows.length === 0 && !(review && isReviewed(review))) return null;
  return (
    <section className={styles.page}>
      <PageHeading link={link} />
      {subject.kind === "plan" && milestones.length > 0 && <Milestones subject={subject} />}
      {review && isReviewed(review) && <RecordedPlanReview review={review} />}
      {findings.length > 0 && <RecordedFindings findings={findings} />}
      <RecordedTables tables={tables} />
      {carried.length > 0 && <RecordedFollowUps rows={carried} />}
      {improvements.length > 0 && <RecordedImprovements rows={improvements} />}
      <MinutesPictures pictures={pictures} />
    </section>
  );
}

/** What a page is called, with the title that its department gave it, and the light of its subject. */
function PageHeading({ link }: Pick<RecordedPage, "link">) {
  const { locale } = useAllWords();
  const lit = useRecord().light(link.kind, link.id);
  // A further page's title is part of its name.
  const title = isFirstPage(link) ? link.title : undefined;
  return (
    <h3>
      {pageName(locale, link)}
      {title && ` · ${nameIn(locale, title)}`} {lit && <LightMark light={lit.light} named />}
    </h3>
  );
}

/** What was written and put on a page. */
function useWritten(key: PageKey) {
  const { record } = useRecord();
  const isHere = ({ page }: { page: string }) => page === key;
  return {
    findings: record.findings.filter(isHere),
    tables: record.tables?.filter(isHere) ?? [],
    improvements: record.improvements.filter(isHere),
    carried: record.followUps.filter((row) => isHere(row) && row.raisedIn !== record.meeting.month),
    pictures: record.pictures?.filter(isHere) ?? [],
  };
}

function Milestones({ subject }: { subject: RecordedPlan }) {
  const words = useAllWords();
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
        {subject.milestones.map((milestone) => {
          const { id, name, deliverable, expectedOn, doneOn } = milestone;
          const judged = judgeMilestone(
            { id, expected: expectedOn, done: doneOn },
            subject.plan.startsOn,
            record.meeting.month,
            subject.today,
          );
          return (
            <tr key={id}>
              <td>
                <LightMark light={judged.light} /> {words.scorecard.milestoneStates[judged.state]}
              </td>
              <th scope="row">{name}</th>
              <td>{deliverable}</td>
              <td>
                <ExpectedDay milestone={milestone} day={day} />
              </td>
              <td>{doneOn && day(doneOn)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
