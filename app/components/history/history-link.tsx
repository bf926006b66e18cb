import { Link } from "@remix-run/react";
import { useAllWords } from "~/i18n/words-context";
import styles from "./history.module.css";

/** Leads from a department's page to its history. */
export function HistoryLink() {
  const words = useAllWords();
  return (
    <p className={styles.link} data-screen-only>
      <Link to="history">{words.sheet.pageHistory}</Link>
    </p>
  );
}
