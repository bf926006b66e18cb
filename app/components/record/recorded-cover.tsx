import { CoverFigures } from "~/components/cover/cover-figures";
import { CoverHeading } from "~/components/cover/cover-heading";
import { FollowUpLines, type CoverFollowUp } from "~/components/cover/follow-up-lines";
import { useMeeting } from "~/components/meeting/meeting-context";
import { pageName, pathOf } from "~/components/meeting/places";
import { ReadOnlyPictures } from "~/components/pictures/read-only-pictures";
import { entryOf } from "~/components/meeting/places";
import { postponements } from "~/domain/follow-up/postponement";
import { dayInZone } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { RecordedCoverView } from "~/views/cover";
import type { AgendaEntry } from "~/views/meeting";
import type { RecordedFollowUp } from "~/views/record";
import { RecordProvider, useRecord } from "./record-reader";
import styles from "./record.module.css";
import { RecordedQuestions } from "./recorded-questions";

/** The cover of a closed meeting's department: what its record froze, never today's rows. */
export function RecordedCover({ cover }: { cover: RecordedCoverView }) {
  const { view } = useMeeting();
  const entry = entryOf(view.agenda, cover.departmentId);
  if (!entry) return null;
  return (
    <RecordProvider view={cover.minutes}>
      <article>
        <Head entry={entry} departmentId={cover.departmentId} />
        <CoverFigures entry={entry} multiples={cover.multiples} />
        <FollowUps entry={entry} />
        <Beside departmentId={cover.departmentId} />
      </article>
    </RecordProvider>
  );
}

function Head({ entry, departmentId }: { entry: AgendaEntry; departmentId: string }) {
  const words = useAllWords();
  const { record } = useRecord();
  const ids = record.covers?.find((each) => each.departmentId === departmentId)?.managers ?? [];
  return (
    <>
      <CoverHeading entry={entry} managers={record.people.filter(({ id }) => ids.includes(id))} />
      <p className={styles.sealed}>{words.record.minutes.sealedPage}</p>
    </>
  );
}

function FollowUps({ entry }: { entry: AgendaEntry }) {
  const words = useAllWords();
  const { view } = useMeeting();
  const { record, names, view: minutes } = useRecord();
  const pageOf = (key: string) => {
    const page = entry.pages.find((each) => each.key === key);
    return page
      ? {
          id: page.id,
          name: pageName(words.locale, page),
          href: pathOf(view, { item: entry.id, page: page.key }),
        }
      : null;
  };
  const lineOf = (each: RecordedFollowUp): CoverFollowUp => ({
    ...each,
    raisedFor: each.raisedIn,
    owners: names(each.owners),
    postponed: postponements(each.events).length,
    subject: pageOf(each.page),
  });
  const failed = record.covers?.flatMap(({ didNotWork }) => didNotWork) ?? [];
  return (
    <FollowUpLines
      followUps={record.followUps.map(lineOf)}
      failed={failed.flatMap(
        (id) => pageOf(entry.pages.find((page) => page.id === id)?.key ?? "") ?? [],
      )}
      today={dayInZone(minutes.asOf, record.timeZone)}
      board={null}
    />
  );
}

/** The questions that hang on the department as a whole or were asked of it elsewhere, and the pictures. */
function Beside({ departmentId }: { departmentId: string }) {
  const words = useAllWords();
  const { record } = useRecord();
  const { threads, pictures = [], meeting } = record;
  return (
    <>
      {threads.length > 0 && (
        <section className={styles.section}>
          <h2>{words.cover.record}</h2>
          <RecordedQuestions threads={threads} />
        </section>
      )}
      {pictures.length > 0 && (
        <section className={styles.section}>
          <h2>{words.pictures.title}</h2>
          <ReadOnlyPictures home={{ meetingId: meeting.id, departmentId }} pictures={pictures} />
        </section>
      )}
    </>
  );
}
