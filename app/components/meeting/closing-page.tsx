import { Link } from "@remix-run/react";
import { useRoom } from "~/collab/use-room";
import { BlockedLine, Blockers } from "~/components/closing/blockers";
import closingStyles from "~/components/closing/closing.module.css";
import { ReadinessOverview } from "~/components/closing/readiness-overview";
import { ClosingNotes } from "~/components/sheet/closing-notes";
import { UnsentWords } from "~/components/sheet/unsent-words";
import { formatDay, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import { yearOf } from "~/domain/scorecard/month";
import type { AgreedMeasure, ClosingView } from "~/views/closing";
import styles from "./closing-page.module.css";
import { useMeeting } from "./meeting-context";

/** The last part: remarks and decisions, written live, and what was agreed. */
export function ClosingPage({ closing }: { closing: ClosingView }) {
  const words = useAllWords();
  const { view } = useMeeting();
  const room = useRoom(closing.room);
  return (
    <>
      <h1>{words.meetingPages.closing.title}</h1>
      <BlockedLine />
      <UnsentWords room={room} />
      <ClosingNotes room={room} initial={closing} />
      <Blockers />
      <section className={closingStyles.section} aria-labelledby="readiness">
        <h2 id="readiness">{words.record.readiness.title}</h2>
        <ReadinessOverview />
      </section>
      <section className={styles.agreed} aria-labelledby="agreed">
        <h2 id="agreed">{words.meetingPages.closing.agreed}</h2>
        {closing.agreed.length === 0 ? (
          <p>{words.meetingPages.closing.noneAgreed}</p>
        ) : (
          <Agreed measures={closing.agreed} />
        )}
      </section>
      <p className={styles.seal} data-screen-only>
        <Link to={`/meetings/${view.month}/minutes`} reloadDocument>
          {words.meeting.bar.minutes}
        </Link>
      </p>
    </>
  );
}

function Agreed({ measures }: { measures: readonly AgreedMeasure[] }) {
  const words = useAllWords();
  const { view } = useMeeting();
  const text = words.sheet.improvements;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.scorecard.department}</th>
          <th scope="col">{words.scorecard.measure}</th>
          <th scope="col">{text.action}</th>
          <th scope="col">{text.owners}</th>
          <th scope="col">{text.due}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure.id}>
            <td data-label={words.scorecard.department}>
              {nameIn(words.locale, measure.department)}
            </td>
            <td data-label={words.scorecard.measure}>
              <CodeLink code={measure.code} />
            </td>
            <td data-label={text.action}>{measure.action}</td>
            <td data-label={text.owners}>
              {measure.owners
                .map((owner) => nameIn(words.locale, owner))
                .join(words.general.listSeparator)}
            </td>
            <td data-label={text.due}>
              {measure.dueOn
                ? formatDay(words.locale, measure.dueOn, yearOf(view.month))
                : measure.dueTyped}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CodeLink({ code }: { code: string }) {
  const { view } = useMeeting();
  const entry = view.agenda.find(({ pages }) => pages.some((page) => page.code === code));
  if (!entry?.department) return <>{code}</>;
  return (
    <Link to={`/meetings/${view.month}/departments/${entry.department.code}/${code}`}>{code}</Link>
  );
}
