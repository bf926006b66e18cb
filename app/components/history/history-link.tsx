import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words-context";
import styles from "./history.module.css";

/** Leads from a department's page to its history. */
export function HistoryLink() {
  const words = useWords();
  return (
    <p className={styles.link} data-screen-only>
      <Link to="history">{words.history.open}</Link>
    </p>
  );
}
