import { useRoom } from "~/collab/use-room";
import { HistoryLink } from "~/components/history/history-link";
import { PageHeading } from "~/components/meeting/department-page";
import { useMeeting } from "~/components/meeting/meeting-context";
import { PlanFigures } from "~/components/meeting/plan-figures";
import { LightsProvider } from "~/components/scorecard/lights-context";
import { MeasureFigures } from "~/components/scorecard/measure-figures";
import { UnsentWords } from "~/components/sheet/unsent-words";
import { useWords } from "~/i18n/words-context";
import type { RecordedPageView } from "~/views/minutes";
import type { RecordedPage as Page } from "~/views/record";
import { AmendmentNotes, CorrectionNote } from "./beside-notes";
import { RecordProvider } from "./record-reader";
import styles from "./record.module.css";
import { RecordedFindings, RecordedFollowUps, RecordedImprovements } from "./recorded-words";
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
          <Words page={page} />
          <HistoryLink />
        </article>
      </LightsProvider>
    </RecordProvider>
  );
}

function Figures({ page: { link, head, subject } }: { page: Page }) {
  const words = useWords();
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
        {notes}
        <MeasureFigures figures={subject.figures} personId={view.me} mayEnter={false} />
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

function Words({ page }: { page: RecordedPageView }) {
  const words = useWords();
  const { findings, improvements, followUps, threads, meeting } = page.minutes.record;
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
      <section className={styles.section}>
        <h2>{words.sheet.improvements.title}</h2>
        {carried.length > 0 && <RecordedFollowUps rows={carried} />}
        {improvements.length === 0 ? (
          <p className={styles.hint}>{words.sheet.improvements.none}</p>
        ) : (
          <RecordedImprovements rows={improvements} />
        )}
      </section>
      {questions.length > 0 && (
        <section className={styles.section}>
          <h2>{words.record.minutes.questions}</h2>
          <RecordedQuestions threads={questions} />
        </section>
      )}
    </>
  );
}
