import { monthsOfYear, parseMonth, validIn, yearOf } from "~/domain/scorecard/month";
import { readNumber, type NumberError } from "~/domain/scorecard/read-number";
import { LEVELS, type Level, type Levels } from "~/domain/scorecard/types";
import { slipsOfYear, type YearSlip } from "~/domain/scorecard/year-slips";
import type { LevelRow } from "~/views/scorecard-editor";

/** A month "2021-02", or the year "2021". */
export type Period = string;

/** What has been typed over a level and not been saved. */
export interface CellDraft {
  readonly text: string;
  /** The level that stood there when the typing began; null: none. */
  readonly seen: number | null;
}

/** What has been typed over one measure's levels and not been saved, by {@link cellKey}. */
export type RowDrafts = Readonly<Record<string, CellDraft>>;

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

/** One cell of a measure. */
export interface CellPlace {
  period: Period;
  level: Level;
}

/** Keeps what is being typed into a cell, and what its author saw there before. */
export function withText(
  drafts: RowDrafts,
  row: LevelRow,
  { period, level }: CellPlace,
  text: string,
): RowDrafts {
  const key = cellKey(period, level);
  const before = drafts[key];
  const seen = before ? before.seen : savedLevel(row, period, level);
  return { ...drafts, [key]: { text, seen } };
}

/** Keeps what was typed into a cell; a cell that says again what is saved is no draft any more. */
export function withDraft(
  drafts: RowDrafts,
  row: LevelRow,
  cell: CellPlace,
  text: string,
): RowDrafts {
  return saysSaved(row, cell, text)
    ? withoutDraft(drafts, cell)
    : withText(drafts, row, cell, text);
}

/** Takes back what was typed into a cell. */
export function withoutDraft(drafts: RowDrafts, { period, level }: CellPlace): RowDrafts {
  const { [cellKey(period, level)]: _typed, ...others } = drafts;
  return others;
}

function saysSaved(row: LevelRow, { period, level }: CellPlace, text: string): boolean {
  const read = readCell(row, text);
  return read.ok && read.value === savedLevel(row, period, level);
}

/** Leaves out drafts that say what has been saved by now. */
export function pruned(drafts: Drafts, rows: readonly LevelRow[]): Drafts {
  const kept: Record<string, RowDrafts> = {};
  for (const row of rows) {
    const own = draftsIn(row, drafts[row.measureId])
      .filter((draft) => !saysSaved(row, draft, draft.text))
      .map(({ period, level, text, seen }) => [cellKey(period, level), { text, seen }]);
    if (own.length > 0) kept[row.measureId] = Object.fromEntries(own);
  }
  return kept;
}

/** Drafts whose author went on typing while they were saved: they saw what they saved themselves. */
export function rebased(drafts: Drafts, saved: readonly LevelChange[]): Drafts {
  const next: Record<string, RowDrafts> = { ...drafts };
  for (const { measureId, period, level, value } of saved) {
    const key = cellKey(period, level);
    const draft = next[measureId]?.[key];
    if (draft) next[measureId] = { ...next[measureId], [key]: { ...draft, seen: value } };
  }
  return next;
}

/** Leaves out the drafts that were overtaken. */
export function withoutOvertaken(drafts: Drafts, rows: readonly LevelRow[]): Drafts {
  const next: Record<string, RowDrafts> = { ...drafts };
  for (const row of rows) {
    const own = next[row.measureId];
    if (own) next[row.measureId] = judgeDrafts(row, own).overtaken.reduce(withoutDraft, own);
  }
  return next;
}

interface Draft extends CellPlace, CellDraft {}

function draftsIn(row: LevelRow, drafts?: RowDrafts): Draft[] {
  if (!drafts) return [];
  const year = row.months[0] ? yearOf(row.months[0].month) : 0;
  return periodsOf(year).flatMap((period) =>
    LEVELS.flatMap((level) => {
      const draft = drafts[cellKey(period, level)];
      return draft === undefined ? [] : [{ period, level, ...draft }];
    }),
  );
}

/** A level to save, as the command takes it. */
export interface LevelChange extends CellPlace {
  measureId: string;
  value: number | null;
  /** The level that its author saw there, which alone it may replace. */
  seen: number | null;
}

/** What was typed over a level that is not any more what its author saw: they have to choose. */
export interface Overtaken extends LevelChange {
  /** The level that stands there now. */
  now: number | null;
}

/** A cell that cannot be read. */
export interface Unreadable extends Draft {
  error: NumberError;
}

/** A measure's drafts, sorted. */
export interface JudgedDrafts {
  /** What can be saved. */
  changes: LevelChange[];
  unreadable: Unreadable[];
  overtaken: Overtaken[];
}

/** What of a measure's drafts can be saved, what cannot be read, and what was overtaken. */
export function judgeDrafts(row: LevelRow, drafts?: RowDrafts): JudgedDrafts {
  const judged: JudgedDrafts = { changes: [], unreadable: [], overtaken: [] };
  for (const draft of draftsIn(row, drafts)) {
    const { period, level, text, seen } = draft;
    const read = readCell(row, text);
    if (!read.ok) {
      judged.unreadable.push({ ...draft, error: read.error });
      continue;
    }
    const now = savedLevel(row, period, level);
    // Two who typed the same have nothing to choose.
    if (read.value === now) continue;
    const change = { measureId: row.measureId, period, level, value: read.value, seen };
    if (seen === now) judged.changes.push(change);
    else judged.overtaken.push({ ...change, now });
  }
  return judged;
}

/** The slips of a measure's year as it would be with the drafts that can be read. */
export function slipsWith(row: LevelRow, year: number, drafts?: RowDrafts): YearSlip[] {
  const { changes, overtaken } = judgeDrafts(row, drafts);
  const typed = [...changes, ...overtaken];
  const levelsAt = (period: Period, saved: Levels): Levels => ({
    ...saved,
    ...Object.fromEntries(
      typed.filter((each) => each.period === period).map(({ level, value }) => [level, value]),
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
