import { Link } from "@remix-run/react";
import { columnOf } from "~/domain/follow-up/state";
import { yearOf } from "~/domain/scorecard/month";
import { formatDay, formatMonthShort, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import styles from "./my-list.module.css";
import { useToday } from "./use-today";

interface MyListProps {
  /** The open follow-ups of this person, by due date. */
  owed: readonly LiveFollowUp[];
  timeZone: string;
}

/** What this person owes, what is overdue first; each leads to the page that it came from. */
export function MyList({ owed, timeZone }: MyListProps) {
  const { followUps, locale } = useAllWords();
  const today = useToday(timeZone);
  return (
    <section className={styles.list} aria-labelledby="my-list">
      <h2 id="my-list">
        {followUps.mine.title}
        <Link to="/board">{followUps.mine.board}</Link>
      </h2>
      <p className={styles.count}>
        {owed.length === 0 ? followUps.mine.nothing : followUps.mine.owed(owed.length)}
      </p>
      <ul>
        {owed.map((card) => {
          const late = columnOf(card, today) === "overdue";
          return (
            <li key={card.id} data-late={late || undefined}>
              <span className={styles.due}>
                {card.dueOn === null
                  ? card.dueTyped || followUps.noDue
                  : formatDay(locale, card.dueOn, yearOf(today))}
                {late && <b>{followUps.mine.overdue}</b>}
              </span>
              <Link to={originOf(card)}>{card.wording || followUps.noWording}</Link>
              <span className={styles.origin}>
                {[
                  card.subject && `${card.subject.code} ${nameIn(locale, card.subject)}`,
                  followUps.from(formatMonthShort(locale, card.raisedFor)),
                  card.postponed > 0 && followUps.postponed(card.postponed),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The page that raised it; the board for what belongs to no page. */
function originOf({ raisedFor, department, subject }: LiveFollowUp): string {
  return subject
    ? `/meetings/${raisedFor}/departments/${department.code}/${subject.code}`
    : `/board?department=${encodeURIComponent(department.code)}`;
}
