import { addMonths, yearOf, type Month } from "~/domain/scorecard/month";
import { formatDay, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { ImprovementView } from "~/views/page";
import { DueNoteLine } from "./due-note";
import styles from "./improvements.module.css";

interface LastMonthRowsProps {
  rows: readonly ImprovementView[];
  reviewMonth: Month;
}

/** The band of last month's improvement measures: how they went. */
export function LastMonthRows({ rows, reviewMonth }: LastMonthRowsProps) {
  const { sheet, general, locale } = useWords();
  const words = sheet.improvements;
  return (
    <tbody className={styles.lastMonth}>
      <tr className={styles.band}>
        <th colSpan={5} scope="rowgroup">
          {words.lastMonth}
        </th>
      </tr>
      {rows.length === 0 && (
        <tr className={styles.none}>
          <td colSpan={5}>{words.noneLastMonth}</td>
        </tr>
      )}
      {rows.map((row) => (
        <tr key={row.id} className={styles.row}>
          <td data-label={words.action}>{row.action}</td>
          <td data-label={words.goal}>{row.goal}</td>
          <td data-label={words.owners}>
            {row.owners.map((owner) => nameIn(locale, owner)).join(general.listSeparator)}
          </td>
          <td data-label={words.due}>
            {row.dueOn === null ? (
              <>
                {row.dueTyped}
                <DueNoteLine typed={row.dueTyped} reviewMonth={addMonths(reviewMonth, -1)} />
              </>
            ) : (
              formatDay(locale, row.dueOn, yearOf(reviewMonth))
            )}
          </td>
          <td data-label={words.outcome} className={styles.outcomes}>
            <Outcome mark={words.progressMark} text={row.progress} />
            <Outcome mark={words.completionMark} text={row.completion} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Outcome({ mark, text }: { mark: string; text: string }) {
  if (text === "") return null;
  return (
    <div className={styles.outcome}>
      <span className={styles.mark}>{mark}</span>
      <span className={styles.said}>{text}</span>
    </div>
  );
}
