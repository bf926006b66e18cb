import type { ConnectionNotice } from "~/collab/connection-state";
import { useWords } from "~/i18n/words-context";
import styles from "./top-bar.module.css";

/** What the connection is at, in words; loud where something is not saved. */
export function ConnectionWords({ notice }: { notice: ConnectionNotice }) {
  const words = useWords();
  return (
    <output className={styles.connection} data-notice={notice}>
      {words.general.connection[notice]}
    </output>
  );
}
