import { Link } from "@remix-run/react";
import { OwnPassword } from "~/components/account/own-password";
import { SecondFactor } from "~/components/account/second-factor";
import { LanguageSwitch } from "~/components/ui/language-switch";
import { useAllWords } from "~/i18n/words-context";
import type { MeView } from "~/views/reminders";
import { CalendarAddress } from "./calendar-address";
import styles from "./reminders.module.css";

/** A person's own page: their language and their calendar. */
export function MePage({ me }: { me: MeView }) {
  const words = useAllWords();
  const text = words.reminders.me;
  return (
    <div className={styles.page}>
      <h1>{text.title}</h1>
      <section className={styles.section} aria-labelledby="language">
        <h2 id="language">{text.language}</h2>
        <div className={styles.row}>
          <span>{words.general.language[words.locale]}</span>
          <LanguageSwitch />
        </div>
        <p>
          <Link to="/design">{words.design.title}</Link>
        </p>
      </section>
      {me.hasPassword && (
        <section className={styles.section} aria-labelledby="password">
          <h2 id="password">{words.account.ownPassword.title}</h2>
          <OwnPassword />
        </section>
      )}
      {me.secondFactor !== null && (
        <section className={styles.section} aria-labelledby="second-factor">
          <h2 id="second-factor">{words.account.secondFactor.title}</h2>
          <SecondFactor isOn={me.secondFactor} />
        </section>
      )}
      <section className={styles.section} aria-labelledby="calendar">
        <h2 id="calendar">{text.calendar}</h2>
        <CalendarAddress me={me} />
      </section>
    </div>
  );
}
