import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { level } from "#db/schema";
import { parseMonth, yearOf } from "~/domain/scorecard/month";
import { LEVELS } from "~/domain/scorecard/types";
import type { OvertakenLevel } from "~/views/scorecard-editor";
import { command, ok, refuse, type Work } from "../command.server";
import { levelSlipsOf } from "../scorecard-editor.server";
import { isNear } from "../near.server";
import { levelAuthors, placeKey, type LevelPlace } from "./level-authors.server";
import { ownMeasure } from "./own-entries.server";
import { scorecardChanged } from "./scorecard-changed.server";

/** Beyond this a double does not keep every digit. */
const LARGEST = 1e15;

const cell = z.object({
  measureId: z.string(),
  /** A month "2021-02", or the year "2021". */
  period: z.string(),
  level: z.enum(LEVELS),
  /** Null removes the level. */
  value: z.number().min(-LARGEST).max(LARGEST).nullable(),
  /**
   * The level that its author saw there (null: none). One that is not there any more is not
   * replaced; left out, whatever is there is.
   */
  seen: z.number().nullable().optional(),
});

type Cell = z.infer<typeof cell>;

/**
 * Writes a batch of levels: a grid, or what was pasted into it. One cell that cannot be taken refuses
 * the batch; one that somebody else changed meanwhile is left as it is and told, and the others are
 * written: they are right without it. A cell given twice takes its last value.
 *
 * @returns how many levels changed, those left alone, and the slips that the measures touched now
 *   have in these years. A slip is a warning: the levels are what somebody meant until somebody
 *   corrects them.
 */
export const saveLevels = command({
  input: z.object({ cells: z.array(cell).min(1).max(20_000) }),
  run(work, { cells }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const measureIds = [...new Set(cells.map(({ measureId }) => measureId))];
    if (!measureIds.every((id) => ownMeasure(work, id))) return refuse("unknown-measure");
    const isUsable = (period: string) => isPeriod(period) && isNear(period, work.now);
    if (!cells.every(({ period }) => isUsable(period))) return refuse("unknown-month");

    const latest = new Map(cells.map((each) => [placeKey(each), each]));
    const { changes, overtaken } = writeCells(work, [...latest.values()]);
    if (changes.length > 0) {
      const cellsWith = (which: "before" | "after") =>
        changes.map(({ measureId, period, level: rung, [which]: value }) => ({
          measureId,
          period,
          level: rung,
          value,
        }));
      work.record("save-levels", work.actor.companyId, cellsWith("before"), cellsWith("after"));
      relightTouched(work, changes);
    }
    const years = [...new Set(cells.map(({ period }) => yearOf(period)))];
    const slips = years.flatMap((year) => levelSlipsOf(work.db, measureIds, year));
    return ok({ changed: changes.length, overtaken, slips });
  },
});

function isPeriod(period: string): boolean {
  return parseMonth(period) !== null || (/^\d{4}$/.test(period) && period !== "0000");
}

/** One level that is not what it was. */
type LevelChange = LevelPlace & { before: number | null; after: number | null };

/** Writes the cells that differ from what is stored, but for those whose author saw something else. */
function writeCells({ db, actor }: Work, cells: readonly Cell[]) {
  const changes: LevelChange[] = [];
  const blind: (LevelPlace & { value: number | null })[] = [];
  for (const { value, seen, ...place } of cells) {
    const before = storedLevel(db, place);
    if (before === value) continue;
    if (seen !== undefined && seen !== before) blind.push({ ...place, value: before });
    else {
      writeLevel(db, place, value);
      changes.push({ ...place, before, after: value });
    }
  }
  const authors = levelAuthors(db, actor.companyId, blind);
  const overtaken = blind.map((each): OvertakenLevel => ({
    ...each,
    changedBy: authors.get(placeKey(each)) ?? null,
  }));
  return { changes, overtaken };
}

function keyOf(place: LevelPlace) {
  return and(
    eq(level.measureId, place.measureId),
    eq(level.period, place.period),
    eq(level.level, place.level),
  );
}

function storedLevel(db: Db, place: LevelPlace): number | null {
  return db.select().from(level).where(keyOf(place)).get()?.value ?? null;
}

function writeLevel(db: Db, place: LevelPlace, value: number | null): void {
  if (value === null) db.delete(level).where(keyOf(place)).run();
  else {
    db.insert(level)
      .values({ ...place, value })
      .onConflictDoUpdate({ target: [level.measureId, level.period, level.level], set: { value } })
      .run();
  }
}

/** A month's level lights that month; a yearly level lights nothing. */
function relightTouched(work: Work, changes: readonly LevelChange[]): void {
  const months = changes.map(({ period }) => period).filter((period) => parseMonth(period));
  const sorted = months.toSorted();
  const first = sorted[0] ?? null;
  const last = sorted.at(-1);
  const measureIds = [...new Set(changes.map(({ measureId }) => measureId))];
  if (first === null || last === undefined) {
    scorecardChanged(work, { from: null, to: null }, { measureIds: [] });
    return;
  }
  scorecardChanged(work, { from: first, to: last }, { measureIds });
}
