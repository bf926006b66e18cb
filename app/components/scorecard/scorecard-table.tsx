import { useMemo } from "react";
import { formatMonthShort } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { addMonths } from "~/domain/scorecard/month";
import { scorecardRows } from "./scorecard-rows";
import { ScorecardTableRow } from "./scorecard-table-row";
import styles from "./scorecard-table.module.css";
import type { HrefOf, ShownScorecard } from "./shown";

interface ScorecardTableProps {
  scorecard: ShownScorecard;
  hrefOf: HrefOf;
}

/**
 * The whole scorecard of a month with its lights of last month and this. Live: when a light is
 * pushed, its own cell renders and nothing else. Needs a LightsProvider around it.
 */
export function ScorecardTable({ scorecard, hrefOf }: ScorecardTableProps) {
  const words = useWords();
  const text = words.scorecard;
  const rows = useMemo(() => scorecardRows(scorecard), [scorecard]);
  const month = (offset: number) =>
    formatMonthShort(words.locale, addMonths(scorecard.month, offset));
  if (rows.length === 0) return <p className={styles.empty}>{words.meetingPages.overview.empty}</p>;
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{words.meetingPages.overview.table}</caption>
        <thead>
          <tr>
            <th scope="col">{text.perspective}</th>
            <th scope="col">{text.theme}</th>
            <th scope="col" colSpan={2}>
              {text.objective}
            </th>
            {scorecard.map && (
              <>
                <th scope="col">{words.strategyMap.columns.drives}</th>
                <th scope="col">{words.strategyMap.columns.drivenBy}</th>
              </>
            )}
            <th scope="col">{text.measureOrPlan}</th>
            <th scope="col">{text.department}</th>
            <th scope="col" className={styles.number}>
              {text.actual}
            </th>
            <th scope="col" className={styles.number}>
              {text.levels.target}
            </th>
            <th scope="col" className={styles.lights}>
              {month(-1)} → {month(0)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ScorecardTableRow key={row.key} row={row} scorecard={scorecard} hrefOf={hrefOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
