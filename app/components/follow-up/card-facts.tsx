import { Link } from "@remix-run/react";
import { LightMark } from "~/components/scorecard/light";
import { useLight } from "~/components/scorecard/lights-context";
import { columnOf, isOpen } from "~/domain/follow-up/state";
import { yearOf, type Day, type Month } from "~/domain/scorecard/month";
import { formatDay, formatMonthShort, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import styles from "./card.module.css";

interface DueFactsProps {
  card: LiveFollowUp;
  today: Day;
  /** Whether a heading says already that the day is the due date. */
  headed?: boolean;
}

/** When it is due or was done, and how often that was put off. */
export function DueFacts({ card, today, headed = false }: DueFactsProps) {
  const { followUps, locale } = useAllWords();
  const day = (value: Day) => formatDay(locale, value, yearOf(today));
  const due = (value: Day) => (headed ? day(value) : followUps.due(day(value)));
  const late = columnOf(card, today) === "overdue";
  return (
    <p className={styles.due}>
      <span data-late={late || undefined}>
        {card.dueOn === null ? card.dueTyped || followUps.noDue : due(card.dueOn)}
      </span>
      {card.postponed > 0 && <span>{followUps.postponed(card.postponed)}</span>}
      {card.doneOn !== null && <span>{followUps.doneOn(day(card.doneOn))}</span>}
    </p>
  );
}

/** What is to be said of its state where its column does not say it. */
export function StateNote({ card, today }: { card: LiveFollowUp; today: Day }) {
  const { followUps } = useAllWords();
  const note = () => {
    if (card.withdrawn) return followUps.withdrawn;
    if (card.state === "taken-over") return followUps.takenOverInto(card.reason);
    if (card.state === "dropped") return followUps.reason(card.reason);
    const begun = card.state === "in-progress" && columnOf(card, today) === "overdue";
    return begun ? followUps.began : null;
  };
  const text = note();
  return text === null ? null : <p className={styles.note}>{text}</p>;
}

/** Where it came from: the page of the meeting that raised it, and the lights then and now. */
export function Origin({ card, month }: { card: LiveFollowUp; month: Month | null }) {
  const words = useAllWords();
  const { subject, department, raisedFor } = card;
  const from = words.followUps.from(formatMonthShort(words.locale, raisedFor));
  return (
    <div className={styles.origin}>
      {subject && (
        <Link to={`/meetings/${raisedFor}/departments/${department.code}/${subject.code}`}>
          {subject.code} {nameIn(words.locale, subject)}
        </Link>
      )}
      <span>
        {[nameIn(words.locale, department), from].join(" · ")}
        {card.kind !== "improvement" && ` · ${words.followUps.kinds[card.kind]}`}
      </span>
      {subject && <Lights card={card} subject={subject} month={month} />}
    </div>
  );
}

interface LightsProps {
  card: LiveFollowUp;
  subject: NonNullable<LiveFollowUp["subject"]>;
  month: Month | null;
}

function Lights({ card, subject, month }: LightsProps) {
  const { followUps } = useAllWords();
  const now = useLight(subject.kind, subject.id, month ?? card.raisedFor)?.light ?? null;
  return (
    <span className={styles.lights}>
      {card.lightWhenRaised && (
        <span>
          {followUps.lightThen} <LightMark light={card.lightWhenRaised} size="small" />
        </span>
      )}
      {now && (
        <span>
          {followUps.lightNow} <LightMark light={now} size="small" />
        </span>
      )}
    </span>
  );
}

/** Whether it is still to be done and nobody took it off its page. */
export function isPending({ state, withdrawn }: LiveFollowUp): boolean {
  return isOpen(state) && !withdrawn;
}
