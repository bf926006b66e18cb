import { monthsOfYear, parseMonth, validIn, yearOf } from "~/domain/scorecard/month";
import { readNumber, type NumberError } from "~/domain/scorecard/read-number";
import { LEVELS, type Level, type Levels } from "~/domain/scorecard/types";
import { slipsOfYear, type YearSlip } from "~/domain/scorecard/year-slips";
import type { LevelRow } from "~/views/scorecard-editor";

/** A month "2021-02", or the year "2021". */
export type Period = string;

/** What has been typed over one measure's levels and not been saved, by {@link cellKey}. */
export type RowDrafts = Readonly<Record<string, string>>;

/** What has been typed over all levels and not been saved, by measure. */
export type Drafts = Readonly<Record<string, RowDrafts>>;

/** The columns of the grid: the year, then its months. */
export function periodsOf(year: number): Period[] {
  return [String(year), ...monthsOfYear(year)];
}

/** Where a level stands within its measure. */
export function cellKey(period: Period, level: Level): string {
  return `${period} ${level}`;
}

/** The level as it is saved. */
export function savedLevel(row: LevelRow, period: Period, level: Level): number | null {
  const levels =
    parseMonth(period) === null
      ? row.typedYear
      : row.months.find((each) => each.month === period)?.levels;
  return levels?.[level] ?? null;
}

/** A saved level as its cell shows it: in the measure's decimals, and with every digit it has. */
export function levelText(row: LevelRow, value: number | null): string {
  if (value === null) return "";
  const decimals = row.rules.at(-1)?.decimals ?? 0;
  const typed = String(value).split(".")[1]?.length ?? 0;
  return value.toFixed(Math.max(decimals, typed)).replace("-", "\u2212");
}

/** What was typed into a cell: a level, or why it is none. */
export type CellRead = { ok: true; value: number | null } | { ok: false; error: NumberError };

/** Reads what was typed into a cell of a measure. */
export function readCell(row: LevelRow, text: string): CellRead {
  const percent = row.unitZh === "%" || row.unitEn === "%";
  const read = readNumber(text, { percent });
  return read.ok ? { ok: true, value: read.value } : read;
}

/** Keeps what was typed into a cell; a cell that says again what is saved is no draft any more. */
export function withDraft(
  drafts: RowDrafts,
  row: LevelRow,
  { period, level }: { period: Period; level: Level },
  text: string,
): RowDrafts {
  const key = cellKey(period, level);
  const { [key]: _before, ...others } = drafts;
  const read = readCell(row, text);
  const isSaved = read.ok && read.value === savedLevel(row, period, level);
  return isSaved ? others : { ...others, [key]: text };
}

/** Leaves out drafts that say what has been saved by now. */
export function pruned(drafts: Drafts, rows: readonly LevelRow[]): Drafts {
  const kept: Record<string, RowDrafts> = {};
  for (const row of rows) {
    let own: RowDrafts = {};
    for (const draft of draftsIn(row, drafts[row.measureId])) {
      own = withDraft(own, row, draft, draft.text);
    }
    if (Object.keys(own).length > 0) kept[row.measureId] = own;
  }
  return kept;
}

interface Draft {
  period: Period;
  level: Level;
  text: string;
}

function draftsIn(row: LevelRow, drafts?: RowDrafts): Draft[] {
  if (!drafts) return [];
  const year = row.months[0] ? yearOf(row.months[0].month) : 0;
  return periodsOf(year).flatMap((period) =>
    LEVELS.flatMap((level) => {
      const text = drafts[cellKey(period, level)];
      return text === undefined ? [] : [{ period, level, text }];
    }),
  );
}

/** A level to save, as the command takes it. */
export interface LevelChange {
  measureId: string;
  period: Period;
  level: Level;
  value: number | null;
}

/** A cell that cannot be read. */
export interface Unreadable extends Draft {
  error: NumberError;
}

/** What of a measure's drafts can be saved, and what cannot be read. */
export function judgeDrafts(
  row: LevelRow,
  drafts?: RowDrafts,
): { changes: LevelChange[]; unreadable: Unreadable[] } {
  const changes: LevelChange[] = [];
  const unreadable: Unreadable[] = [];
  for (const draft of draftsIn(row, drafts)) {
    const { period, level, text } = draft;
    const read = readCell(row, text);
    if (!read.ok) unreadable.push({ ...draft, error: read.error });
    else if (read.value !== savedLevel(row, period, level)) {
      changes.push({ measureId: row.measureId, period, level, value: read.value });
    }
  }
  return { changes, unreadable };
}

/** The slips of a measure's year as it would be with the drafts that can be read. */
export function slipsWith(row: LevelRow, year: number, drafts?: RowDrafts): YearSlip[] {
  const { changes } = judgeDrafts(row, drafts);
  const levelsAt = (period: Period, saved: Levels): Levels => ({
    ...saved,
    ...Object.fromEntries(
      changes.filter((each) => each.period === period).map(({ level, value }) => [level, value]),
    ),
  });
  return slipsOfYear(row.rules, {
    year,
    typedYear: levelsAt(String(year), row.typedYear),
    months: row.months.map(({ month, levels }) => ({ month, levels: levelsAt(month, levels) })),
  });
}

/** Whether a measure is valid in a period; in its year, when in any month of it. */
export function isValidIn(row: LevelRow, period: Period): boolean {
  return (
    parseMonth(period) === null ||
    row.rules.some(({ validFrom, validTo }) => validIn({ from: validFrom, to: validTo }, period))
  );
}
