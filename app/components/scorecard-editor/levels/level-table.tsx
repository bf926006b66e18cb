import { useRef } from "react";
import type { Place } from "~/components/grid/place";
import { useGridEvents } from "~/components/grid/use-grid-events";
import { LEVELS } from "~/domain/scorecard/types";
import { formatMonthShort } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LevelRow, OvertakenLevel } from "~/views/scorecard-editor";
import { LevelBlock, type LevelBlockEvents } from "./level-block";
import type { Drafts, Period } from "./level-grid";
import styles from "./levels.module.css";

interface LevelTableProps extends LevelBlockEvents {
  year: number;
  rows: readonly LevelRow[];
  periods: readonly Period[];
  drafts: Drafts;
  /** How many lines there are: four a measure. */
  lines: number;
  answered: readonly OvertakenLevel[];
  onPaste: (text: string, at: Place) => void;
}

/** The grid itself: four lines a measure, the year and twelve months across. */
export function LevelTable({ rows, periods, drafts, lines, onPaste, ...block }: LevelTableProps) {
  const { locale, admin, scorecard } = useAllWords();
  const table = useRef<HTMLTableElement>(null);

  useGridEvents(table, { lines, columns: periods.length }, onPaste);

  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.measure}>
              {admin.levels.measure}
            </th>
            <th scope="col" className={styles.level}>
              {admin.levels.level}
            </th>
            {periods.map((period, column) => (
              <th key={period} scope="col" className={styles.number}>
                {column === 0 ? scorecard.year : formatMonthShort(locale, period)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row, index) => (
          <LevelBlock
            key={row.measureId}
            {...block}
            row={row}
            periods={periods}
            drafts={drafts[row.measureId]}
            firstLine={index * LEVELS.length}
          />
        ))}
      </table>
    </div>
  );
}
