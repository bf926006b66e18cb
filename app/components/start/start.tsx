import { Link, useNavigate, useRouteLoaderData } from "@remix-run/react";
import { useRef, useState, type FormEvent } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { MyList } from "~/components/follow-up/my-list";
import { WaitingQuestions } from "~/components/questions/waiting-questions";
import { UnsentWordsElsewhere } from "~/components/sheet/unsent-words";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Site } from "~/components/ui/site";
import { formatMonth, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { RootView } from "~/views/root";
import type { StartView } from "~/views/start";
import styles from "./start.module.css";

/** The start page of somebody who has signed in: the meetings, and what waits for them. */
export function Start({ start }: { start: StartView }) {
  const words = useAllWords();
  const text = words.account.start;
  const who = useRouteLoaderData<RootView>("root")?.who;
  return (
    <Site>
      <UnsentWordsElsewhere />
      <h1>{who ? text.greeting(nameIn(words.locale, who)) : text.title}</h1>
      {start.missingActuals && <MissingActuals missing={start.missingActuals} />}
      <WaitingQuestions waiting={start.waiting} />
      <MyList owed={start.owed} timeZone={start.timeZone} />
      {start.scorecardIsEmpty && <p className={styles.note}>{text.emptyScorecard}</p>}
      <section className={styles.section} aria-labelledby="meetings">
        <h2 id="meetings">{text.title}</h2>
        {start.meetings.length === 0 && <p className={styles.note}>{text.noMeetings}</p>}
        <ul>
          {start.meetings.map(({ id, month, phase }) => (
            <li key={id}>
              <Link to={`/meetings/${month}`} className={styles.meeting}>
                <b>{formatMonth(words.locale, month)}</b>
                <span data-phase={phase}>{text.phases[phase]}</span>
              </Link>
            </li>
          ))}
        </ul>
        {start.mayOpen && <OpenMeeting offered={start.nextMonth} />}
      </section>
    </Site>
  );
}

function MissingActuals({ missing }: { missing: NonNullable<StartView["missingActuals"]> }) {
  const words = useAllWords();
  const month = formatMonth(words.locale, missing.month);
  const text = words.account.start;
  return (
    <p className={styles.note}>
      <Link to={`/actuals/${missing.month}`}>{text.myActuals}</Link>
      {" · "}
      {missing.count > 0 ? text.missingActuals(missing.count, month) : text.allEntered(month)}
    </p>
  );
}

function OpenMeeting({ offered }: { offered: string }) {
  const words = useAllWords();
  const text = words.account.start;
  const navigate = useNavigate();
  const [month, setMonth] = useState(offered);
  const [refusal, setRefusal] = useState<string | null>(null);
  const sending = useRef(false);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    // A second click before the answer would be told that there is a meeting.
    if (sending.current) return;
    sending.current = true;
    const sent = await sendCommand<{ month: string }>("open-meeting", { month: month.trim() });
    sending.current = false;
    if (sent.ok) navigate(`/meetings/${sent.value.month}/agenda`);
    else setRefusal(refusalWords(words, sent.error));
  };
  return (
    <form className={styles.open} onSubmit={(event) => void open(event)}>
      <h3>{text.openMonth}</h3>
      <Field
        label={text.month}
        type="month"
        value={month}
        onChange={(event) => setMonth(event.target.value)}
        error={refusal}
        required
      />
      <Button type="submit">{text.open}</Button>
    </form>
  );
}
