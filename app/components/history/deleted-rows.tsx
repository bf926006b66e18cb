import { Button } from "~/components/ui/button";
import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useAllWords } from "~/i18n/words-context";
import type { PageRow } from "~/sheet/page-rows";
import type { Moment } from "~/views/history";
import styles from "./history.module.css";

interface DeletedRowsProps {
  rows: readonly PageRow[];
  moments: readonly Moment[];
  timeZone: string;
  onRestore: ((row: PageRow) => void) | null;
}

/** What is deleted on the page now: its words, who deleted it and when, and a way back. */
export function DeletedRows({ rows, moments, timeZone, onRestore }: DeletedRowsProps) {
  const words = useAllWords();
  const { history } = words;
  if (rows.length === 0) return null;
  const deletionOf = (id: string) =>
    moments.findLast(({ changes }) =>
      changes.some((change) => change.id === id && change.change === "deleted"),
    );
  return (
    <section className={styles.part}>
      <h3>{history.deletedRows(rows.length)}</h3>
      <ul>
        {rows.map((row) => {
          const text = Object.values(row.fields).find((each) => each !== "") ?? "";
          const kind = history.kinds[row.kind];
          const moment = deletionOf(row.id);
          return (
            <li key={row.id} className={styles.row} data-kind={row.kind}>
              <span className={styles.kind}>{kind}</span>
              <div>
                <del>{text}</del>
                {moment && (
                  <p className={styles.by}>
                    {history.deletedBy(
                      moment.by ? nameIn(words.locale, moment.by) : history.system,
                      formatMoment(words.locale, moment.to, timeZone),
                    )}
                  </p>
                )}
              </div>
              <span className={styles.side}>
                {onRestore && (
                  <Button
                    look="quiet"
                    aria-label={history.restoreOf(kind, text)}
                    onClick={() => onRestore(row)}
                  >
                    {history.restore}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
