import { Form } from "@remix-run/react";
import { useWordsOnlyHere } from "~/collab/use-room";
import { LanguageSwitch } from "~/components/ui/language-switch";
import { ThemeSwitch } from "~/components/ui/theme-switch";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { Seat } from "~/views/start";
import styles from "./seats.module.css";

interface SeatsProps {
  seats: readonly Seat[];
  /** The path of the page to go on to. */
  to: string;
}

/** The demo's table: one click and you sit there. */
export function Seats({ seats, to }: SeatsProps) {
  const words = useAllWords();
  const text = words.account.demo;
  // Another person begins with an empty page. Words that wait for the one who wrote them are only
  // in this page's memory: it stays, and is loaded anew if it is somebody else who sits down.
  const wordsWait = useWordsOnlyHere();
  const isChair = (seat: Seat) => seat.roles.includes("gm") || seat.roles.includes("facilitator");
  const isManager = (seat: Seat) => !isChair(seat) && seat.roles.includes("manager");
  const groups = [
    { title: text.chair, seats: seats.filter(isChair) },
    { title: text.managers, seats: seats.filter(isManager) },
    { title: text.others, seats: seats.filter((seat) => !isChair(seat) && !isManager(seat)) },
  ];
  return (
    <main id="content" className={styles.page}>
      <header className={styles.head}>
        <div>
          <p className={styles.brand}>
            {words.general.product} · {words.general.tagline}
          </p>
          <h1>{text.title}</h1>
          <p className={styles.intro}>{text.intro}</p>
        </div>
        <ThemeSwitch />
        <LanguageSwitch />
      </header>
      <Form method="post" action="/sit-down" reloadDocument={!wordsWait}>
        <input type="hidden" name="to" value={to} />
        {groups.map((group) => (
          <section key={group.title} className={styles.group}>
            <h2>{group.title}</h2>
            <ul>
              {group.seats.map((seat) => (
                <li key={seat.personId}>
                  <SeatButton seat={seat} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Form>
    </main>
  );
}

function SeatButton({ seat }: { seat: Seat }) {
  const words = useAllWords();
  const roles = seat.roles.map(
    (role) => words.general.roles[role as keyof typeof words.general.roles],
  );
  return (
    <button type="submit" name="seat" value={seat.personId} className={styles.seat}>
      <b>{nameIn(words.locale, seat)}</b>
      <span>{roles.join(words.general.listSeparator)}</span>
    </button>
  );
}
