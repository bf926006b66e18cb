import { JoinCode } from "~/components/join/join-code";
import { useMeeting } from "~/components/meeting/meeting-context";
import { entryName } from "~/components/meeting/places";
import { dayInZone } from "~/domain/scorecard/month";
import { formatDay, formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./present-notice.module.css";

/** The wall before the meeting has begun: what it is about, its agenda, and how to join. */
export function PresentWaiting({ address }: { address: string }) {
  const words = useWords();
  const { view } = useMeeting();
  const text = words.projector;
  const minutes = view.agenda.reduce((sum, { budgetMinutes }) => sum + budgetMinutes, 0);
  return (
    <div className={styles.notice}>
      <div>
        <p className={styles.over}>{words.meeting.title(formatMonth(words.locale, view.month))}</p>
        <h1>{text.waiting}</h1>
        <p className={styles.hint}>{text.waitingHint}</p>
        <ol className={styles.agenda}>
          {view.agenda.map((entry) => (
            <li key={entry.id}>
              <span>{entryName(words, entry)}</span>
              <span>{words.meeting.minutesLong(entry.budgetMinutes)}</span>
            </li>
          ))}
          <li className={styles.total}>{words.meetingPages.arrange.total(minutes)}</li>
        </ol>
      </div>
      <JoinCode address={address} />
    </div>
  );
}

/** The wall after the meeting was closed. */
export function PresentClosed({ address }: { address: string }) {
  const words = useWords();
  const { view } = useMeeting();
  const text = words.projector;
  const { sealed } = view;
  return (
    <div className={styles.notice}>
      <div>
        <p className={styles.over}>{words.meeting.title(formatMonth(words.locale, view.month))}</p>
        <h1>{text.closed}</h1>
        {sealed && (
          <p className={styles.hint}>
            {text.closedHint(formatDay(words.locale, dayInZone(sealed.closedAt, view.timeZone)))}{" "}
            {text.minutes}
          </p>
        )}
      </div>
      <JoinCode address={address} />
    </div>
  );
}
