import { Link } from "@remix-run/react";
import { columnOf, compareDue, isOpen, type FollowUpState } from "~/domain/follow-up/state";
import { yearOf, type Day, type Month } from "~/domain/scorecard/month";
import { formatDay, formatMonthShort } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import styles from "./cover.module.css";

/** A follow-up as a cover tells of it, live or from a record. */
export interface CoverFollowUp {
  id: string;
  wording: string;
  /** Names, joined. */
  owners: string;
  dueOn: Day | null;
  dueTyped: string;
  state: FollowUpState;
  doneOn: Day | null;
  withdrawn: boolean;
  postponed: number;
  raisedFor: Month;
  /** The measure or plan that it belongs to; null for none. */
  subject: { name: string; href: string } | null;
}

/** A measure that is red although everything agreed on it was done. */
export interface FailedMeasure {
  id: string;
  name: string;
  href: string;
}

interface FollowUpLinesProps {
  followUps: readonly CoverFollowUp[];
  failed: readonly FailedMeasure[];
  today: Day;
  /** Where the department's follow-ups are moved; null in a closed meeting, which moves nothing. */
  board: string | null;
}

/** What the department still owes from earlier meetings: what is overdue first, then by due date. */
export function FollowUpLines({ followUps, failed, today, board }: FollowUpLinesProps) {
  const words = useAllWords();
  const { cover } = words;
  const open = followUps
    .filter(({ state, withdrawn }) => isOpen(state) && !withdrawn)
    .toSorted(compareDue);
  const overdue = open.filter((each) => columnOf(each, today) === "overdue").length;
  return (
    <section className={styles.section} aria-labelledby="cover-follow-ups">
      <h2 id="cover-follow-ups">
        {cover.followUps}
        {open.length > 0 && <small>{cover.openCount(open.length, overdue)}</small>}
        {board !== null && (
          <Link to={board} className={styles.aside}>
            {cover.board}
          </Link>
        )}
      </h2>
      <ul className={styles.lines}>
        {failed.map(({ id, name, href }) => (
          <li key={id} className={styles.failed}>
            <Link to={href}>{name}</Link> {cover.didNotWork}
          </li>
        ))}
        {open.map((each) => (
          <FollowUpLine key={each.id} followUp={each} today={today} />
        ))}
      </ul>
      {open.length === 0 && <p className={styles.hint}>{cover.noFollowUps}</p>}
    </section>
  );
}

function FollowUpLine({ followUp, today }: { followUp: CoverFollowUp; today: Day }) {
  const words = useAllWords();
  const text = words.followUps;
  const { wording, owners, dueOn, dueTyped, postponed, raisedFor, subject } = followUp;
  const isLate = columnOf(followUp, today) === "overdue";
  const facts = [
    owners,
    text.from(formatMonthShort(words.locale, raisedFor)),
    postponed > 0 && text.postponed(postponed),
  ];
  return (
    <li className={styles.followUp} data-late={isLate || undefined}>
      <span className={styles.due}>
        {dueOn === null ? dueTyped || text.noDue : formatDay(words.locale, dueOn, yearOf(today))}
        {isLate && <b>{text.mine.overdue}</b>}
      </span>
      <span className={styles.wording}>{wording || text.noWording}</span>
      <span className={styles.facts}>
        {subject && <Link to={subject.href}>{subject.name}</Link>}
        {facts.filter(Boolean).map((fact) => (
          <span key={String(fact)}>{fact}</span>
        ))}
      </span>
    </li>
  );
}
