import { useWords } from "~/i18n/words-context";
import styles from "./present-page.module.css";

/** Says how much the wall has no room for; nothing where all is shown. */
export function More({ count }: { count: number }) {
  const text = useWords().projector;
  return <p className={styles.more}>{count > 0 && text.more(count)}</p>;
}
