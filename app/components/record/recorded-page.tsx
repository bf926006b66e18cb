import { useRoom } from "~/collab/use-room";
import { HistoryLink } from "~/components/history/history-link";
import { PageHeading } from "~/components/meeting/department-page";
import { MeasurePages } from "~/components/meeting/measure-pages";
import { isFirstPage } from "~/components/meeting/places";
import { useMeeting } from "~/components/meeting/meeting-context";
import { PlanFigures } from "~/components/meeting/plan-figures";
import { ReadOnlyPictures } from "~/components/pictures/read-only-pictures";
import { RecordedPlanReview } from "~/components/plan/recorded-plan-review";
import { LightsProvider } from "~/components/scorecard/lights-context";
import { MeasureFigures } from "~/components/scorecard/measure-figures";
import { UnsentWords } from "~/components/sheet/unsent-words";
import { useAllWords } from "~/i18n/words-context";
import type { RecordedPageView } from "~/views/minutes";
import type { MeetingRecord, RecordedPage as Page } from "~/views/record";
import { AmendmentNotes, CorrectionNote } from "./beside-notes";
import { RecordProvider, useRecord } from "./record-reader";
import styles from "./record.module.css";
import { RecordedFindings, RecordedFollowUps, RecordedImprovements } from "./recorded-words";
import { RecordedTables } from "./recorded-tables";
import { RecordedQuestions } from "./recorded-questions";

/**
 * A page of a closed meeting: what its record froze, never today's rows. The room is held only for
 * whoever comes back with words that are too late, so that they can copy them.
 */
export function RecordedPage({ page }: { page: RecordedPageView }) {
  const sheet = useRoom(page.sheet);
  const recorded = page.minutes.record.pages[0];
  if (!recorded) return null;
  return (
    <RecordProvider view={page.minutes}>
      <LightsProvider room={null} loaded={page.values} revision={0}>
        <article>
          <Figures page={recorded} />
          <UnsentWords room={sheet} />
          <PlanWords page={recorded} />
          <Words page={page} />
          <HistoryLink />
        </article>
      </LightsProvider>
    </RecordProvider>
  );
}

function Figures({ page: { link, departmentId, head, subject } }: { page: Page }) {
  const words = useAllWords();
  const { view } = useMeeting();
  const notes = (
    <>
      <p className={styles.sealed}>{words.record.minutes.sealedPage}</p>
      <CorrectionNote kind={link.kind} id={link.id} />
      <AmendmentNotes place={link.key} />
    </>
  );
  if (subject.kind === "measure") {
    return (
      <>
        <PageHeading page={{ link, head, subject: { ...subject, mayEnter: false } }} />
        <MeasurePages link={link} departmentId={departmentId} removed={[]} mayArrange={false} />
        {notes}
        <MeasureFigures
          figures={subject.figures}
          personId={view.me}
          mayEnter={false}
          brief={!isFirstPage(link)}
        />
      </>
    );
  }
  const plan = { ...subject, mayReport: false };
  return (
    <>
      <PageHeading page={{ link, head, subject: plan }} />
      {notes}
      <PlanFigures link={link} subject={plan} month={view.month} />
    </>
  );
}

/** What was said of an action plan; nothing in a record that was frozen before that was asked. */
function PlanWords({ page: { subject } }: { page: Page }) {
  const { title } = useAllWords().sheet.plan.review;
  if (subject.kind !== "plan" || !subject.review) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <RecordedPlanReview review={subject.review} />
    </section>
  );
}

function Words({ page }: { page: RecordedPageView }) {
  const words = useAllWords();
  const { record } = page.minutes;
  const { findings, tables = [], improvements, followUps, pictures, threads, meeting } = record;
  const carried = followUps.filter(({ raisedIn }) => raisedIn !== meeting.month);
  const questions = threads.filter(({ question }) => question !== null);
  return (
    <>
      <section className={styles.section}>
        <h2>{words.sheet.findings.title}</h2>
        {findings.length === 0 ? (
          <p className={styles.hint}>{words.sheet.findings.none}</p>
        ) : (
          <RecordedFindings findings={findings} />
        )}
      </section>
      {tables.length > 0 && (
        <section className={styles.section}>
          <h2>{words.breakdown.title}</h2>
          <RecordedTables tables={tables} />
        </section>
      )}
      <section className={styles.section}>
        <h2>{words.sheet.improvements.title}</h2>
        {carried.length > 0 && <RecordedFollowUps rows={carried} />}
        {improvements.length === 0 ? (
          <p className={styles.hint}>{words.sheet.improvements.none}</p>
        ) : (
          <RecordedImprovements rows={improvements} />
        )}
      </section>
      <RecordedPictures pictures={pictures} />
      {questions.length > 0 && (
        <section className={styles.section}>
          <h2>{words.record.minutes.questions}</h2>
          <RecordedQuestions threads={questions} />
        </section>
      )}
    </>
  );
}

function RecordedPictures({ pictures = [] }: Pick<MeetingRecord, "pictures">) {
  const { title } = useAllWords().pictures;
  const { meeting } = useRecord().record;
  const home = pictures[0] && { meetingId: meeting.id, departmentId: pictures[0].departmentId };
  if (!home) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <ReadOnlyPictures home={home} pictures={pictures} />
    </section>
  );
}
