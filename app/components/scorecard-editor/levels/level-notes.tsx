import { focusCell } from "~/components/grid/cell-moves";
import { Button } from "~/components/ui/button";
import { LEVELS } from "~/domain/scorecard/types";
import type { YearSlip } from "~/domain/scorecard/year-slips";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LevelRow, OvertakenLevel } from "~/views/scorecard-editor";
import {
  cellKey,
  levelText,
  type CellPlace,
  type Overtaken,
  type Period,
  type Unreadable,
} from "./level-grid";
import styles from "./levels.module.css";

interface LevelNotesProps {
  row: LevelRow;
  periods: readonly Period[];
  /** The line of the grid on which the measure's four begin. */
  firstLine: number;
  slips: readonly YearSlip[];
  unreadable: readonly Unreadable[];
  overtaken: readonly Overtaken[];
  answered: readonly OvertakenLevel[];
  onRevert: (row: LevelRow, cell: CellPlace) => void;
  onInsist: (cells: readonly Overtaken[]) => void;
}

/** What of a measure cannot be read, was overtaken or looks like a slip, in sentences. */
export function LevelNotes(props: LevelNotesProps) {
  const { row, slips, unreadable, overtaken } = props;
  const { locale, admin, scorecard } = useAllWords();
  const number = (value: number) => levelText(row, value);
  const when = (period: Period) =>
    period.length === 4 ? scorecard.year : formatMonthShort(locale, period);
  const placeOf = ({ period, level }: CellPlace) => `${when(period)} ${scorecard.levels[level]}`;
  return (
    <ul>
      {overtaken.map((each) => (
        <OvertakenNote
          key={cellKey(each.period, each.level)}
          {...props}
          cell={each}
          place={placeOf(each)}
        />
      ))}
      {unreadable.map((each) => (
        <li key={cellKey(each.period, each.level)} className={styles.unread}>
          {admin.levels.unreadAt(placeOf(each), each.text, admin.levels.unread[each.error])}
        </li>
      ))}
      {slips.map((slip) =>
        slip.kind === "wrong-order" ? (
          <li key={`${slip.month} ${slip.upper}`}>
            {scorecard.slips.wrongOrder(
              when(slip.month),
              scorecard.levels[slip.lower],
              number(slip.lowerNumber),
              scorecard.levels[slip.upper],
              number(slip.upperNumber),
            )}
          </li>
        ) : (
          <li key={`${slip.year} ${slip.level}`}>
            {scorecard.slips.yearly(
              scorecard.levels[slip.level],
              number(slip.typed),
              number(slip.aggregated),
            )}
          </li>
        ),
      )}
    </ul>
  );
}

type OvertakenNoteProps = LevelNotesProps & { cell: Overtaken; place: string };

/** What stands in a cell by now and who put it there, and the choice between it and one's own. */
function OvertakenNote(props: OvertakenNoteProps) {
  const { row, periods, firstLine, answered, cell, place, onRevert, onInsist } = props;
  const { locale, admin } = useAllWords();
  const text = admin.levels;
  const number = (value: number | null) => levelText(row, value) || text.noLevel;
  const by = authorOf(cell, answered);
  // The button goes with its sentence: the focus goes to the cell that it was about.
  const choose = (button: HTMLElement, act: () => void) => {
    const line = firstLine + LEVELS.indexOf(cell.level);
    focusCell(button.closest("table"), { line, column: periods.indexOf(cell.period) });
    act();
  };
  return (
    <li className={styles.overtaken}>
      <span className={styles.unread}>
        {text.overtakenAt(place, by && nameIn(locale, by), number(cell.now))}
      </span>
      <Button onClick={({ currentTarget }) => choose(currentTarget, () => onInsist([cell]))}>
        {text.keepMine(number(cell.value))}
      </Button>
      <Button onClick={({ currentTarget }) => choose(currentTarget, () => onRevert(row, cell))}>
        {text.takeTheirs(number(cell.now))}
      </Button>
    </li>
  );
}

/** Who put there what stands there now; null where a later change came without saying so. */
function authorOf(cell: Overtaken, answered: readonly OvertakenLevel[]) {
  const { measureId, period, level, now } = cell;
  const told = answered.find(
    (each) => each.measureId === measureId && each.period === period && each.level === level,
  );
  return told?.value === now ? told.changedBy : null;
}
