import { memo, useId, type FocusEvent, type KeyboardEvent } from "react";
import { LEVELS, type Level } from "~/domain/scorecard/types";
import type { YearSlip } from "~/domain/scorecard/year-slips";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LevelRow, OvertakenLevel } from "~/views/scorecard-editor";
import {
  cellKey,
  isValidIn,
  judgeDrafts,
  levelText,
  readCell,
  savedLevel,
  slipsWith,
  type CellPlace,
  type Overtaken,
  type Period,
  type RowDrafts,
} from "./level-grid";
import { LevelNotes } from "./level-notes";
import styles from "./levels.module.css";

/** What happens in the cells of a measure. */
export interface LevelBlockEvents {
  onType: (row: LevelRow, cell: CellPlace, text: string) => void;
  /** A cell is left. */
  onLeave: (row: LevelRow, cell: CellPlace) => void;
  /** What was typed in a cell is taken back. */
  onRevert: (row: LevelRow, cell: CellPlace) => void;
  /** What was typed in a cell is to replace what somebody else put there meanwhile. */
  onInsist: (cells: readonly Overtaken[]) => void;
}

interface LevelBlockProps extends LevelBlockEvents {
  row: LevelRow;
  year: number;
  periods: readonly Period[];
  drafts: RowDrafts | undefined;
  /** The line of the grid on which the measure's four begin. */
  firstLine: number;
  /** What saves left alone, with who had changed it, the latest first. */
  answered: readonly OvertakenLevel[];
}

/** The four lines of one measure, and below them what is to be checked. */
export const LevelBlock = memo(function LevelBlock(props: LevelBlockProps) {
  const { row, year, periods, drafts, firstLine } = props;
  const { locale, scorecard } = useAllWords();
  const notes = useId();
  const slips = slipsWith(row, year, drafts);
  const { unreadable, overtaken } = judgeDrafts(row, drafts);
  const unit = locale === "en" ? row.unitEn : row.unitZh;
  return (
    <tbody className={styles.block}>
      {LEVELS.map((level, index) => (
        <tr key={level}>
          {index === 0 && (
            <th rowSpan={LEVELS.length} scope="rowgroup" className={styles.measure}>
              <span className={styles.code}>{row.code}</span> {nameIn(locale, row)}
              <span className={styles.unit}>{unit}</span>
            </th>
          )}
          <th scope="row" className={styles.level}>
            {scorecard.levels[level]}
          </th>
          {periods.map((period, column) => (
            <LevelCell
              key={period}
              {...props}
              cell={{ period, level }}
              line={firstLine + index}
              column={column}
              slipped={slips.some((slip) => isAt(slip, period, level))}
              overtaken={overtaken.some((each) => each.period === period && each.level === level)}
              notes={notes}
            />
          ))}
        </tr>
      ))}
      {slips.length + unreadable.length + overtaken.length > 0 && (
        <tr>
          <td colSpan={periods.length + 2} id={notes} className={styles.notes}>
            <LevelNotes {...props} slips={slips} unreadable={unreadable} overtaken={overtaken} />
          </td>
        </tr>
      )}
    </tbody>
  );
});

/** Whether a slip is about this cell. */
function isAt(slip: YearSlip, period: Period, level: Level): boolean {
  return slip.kind === "wrong-order"
    ? slip.month === period && (slip.lower === level || slip.upper === level)
    : String(slip.year) === period && slip.level === level;
}

interface LevelCellProps extends LevelBlockProps {
  cell: CellPlace;
  line: number;
  column: number;
  slipped: boolean;
  overtaken: boolean;
  notes: string;
}

function LevelCell(props: LevelCellProps) {
  const { row, drafts, cell, line, column, slipped, overtaken, notes, ...on } = props;
  const { locale, admin, scorecard } = useAllWords();
  const { period, level } = cell;
  const draft = drafts?.[cellKey(period, level)];
  const unread = draft !== undefined && !readCell(row, draft.text).ok;
  const isNoted = [unread, slipped, overtaken].includes(true);
  const valid = isValidIn(row, period);
  const when = column === 0 ? scorecard.year : formatMonthShort(locale, period);
  return (
    <td className={column === 0 ? styles.year : undefined} data-outside={!valid || undefined}>
      <input
        className={styles.cell}
        value={draft?.text ?? levelText(row, savedLevel(row, period, level))}
        inputMode="decimal"
        autoComplete="off"
        aria-label={admin.levels.cell(row.code, scorecard.levels[level], when)}
        aria-invalid={unread || undefined}
        aria-describedby={isNoted ? notes : undefined}
        title={valid ? undefined : admin.levels.outsideValidity}
        data-line={line}
        data-column={column}
        data-changed={draft !== undefined || undefined}
        data-slipped={slipped || undefined}
        data-overtaken={overtaken || undefined}
        onFocus={(event: FocusEvent<HTMLInputElement>) => event.target.select()}
        onChange={(event) => on.onType(row, cell, event.target.value)}
        onBlur={() => on.onLeave(row, cell)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === "Escape" && !event.nativeEvent.isComposing) on.onRevert(row, cell);
        }}
      />
    </td>
  );
}
