import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { level } from "#db/schema";
import { parseMonth, yearOf } from "~/domain/scorecard/month";
import { LEVELS } from "~/domain/scorecard/types";
import { command, ok, refuse, type Work } from "../command.server";
import { levelSlipsOf } from "../scorecard-editor.server";
import { isNear } from "../near.server";
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
});

type Cell = z.infer<typeof cell>;

/**
 * Writes a batch of levels, all of them or none: a grid, or what was pasted into it. A cell given
 * twice takes its last value.
 *
 * @returns how many levels changed, and the slips that the measures touched now have in these years.
 *   A slip is a warning: the levels are what somebody meant until somebody corrects them.
 */
export const saveLevels = command({
  input: z.object({ cells: z.array(cell).min(1).max(20_000) }),
  run(work, { cells }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const measureIds = [...new Set(cells.map(({ measureId }) => measureId))];
    if (!measureIds.every((id) => ownMeasure(work, id))) return refuse("unknown-measure");
    const isUsable = (period: string) => isPeriod(period) && isNear(period, work.now);
    if (!cells.every(({ period }) => isUsable(period))) return refuse("unknown-month");

    const changes = cells.flatMap((each) => writeCell(work.db, each) ?? []);
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
    return ok({ changed: changes.length, slips });
  },
});

function isPeriod(period: string): boolean {
  return parseMonth(period) !== null || (/^\d{4}$/.test(period) && period !== "0000");
}

/** One level that is not what it was. */
type LevelChange = Omit<Cell, "value"> & { before: number | null; after: number | null };

function writeCell(db: Db, { value, ...place }: Cell): LevelChange | null {
  const key = and(
    eq(level.measureId, place.measureId),
    eq(level.period, place.period),
    eq(level.level, place.level),
  );
  const before = db.select().from(level).where(key).get()?.value ?? null;
  if (before === value) return null;
  if (value === null) db.delete(level).where(key).run();
  else {
    db.insert(level)
      .values({ ...place, value })
      .onConflictDoUpdate({ target: [level.measureId, level.period, level.level], set: { value } })
      .run();
  }
  return { ...place, before, after: value };
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
