/** Makes a log shorter without losing who wrote what. */
import { mergeUpdates } from "./merge-updates";
import type { LoggedUpdate } from "./persistence";

/** Changes of one person within this time count as one. */
const FOLD_WITHIN_MS = 60_000;

/**
 * Merges runs of neighbouring updates by one person, within a minute from the run's first, into one
 * update each, which keeps the run's last `seq` and its first time. A line of typing is a row
 * instead of a hundred; nothing that was typed is lost, not even what was deleted again.
 */
export function foldHistory(updates: readonly LoggedUpdate[]): LoggedUpdate[] {
  const runs: LoggedUpdate[][] = [];
  for (const update of updates) {
    const run = runs.at(-1);
    const first = run?.[0];
    const joins =
      first !== undefined &&
      first.personId === update.personId &&
      update.at - first.at < FOLD_WITHIN_MS;
    if (run && joins) run.push(update);
    else runs.push([update]);
  }
  return runs.map(mergeRun);
}

function mergeRun(run: LoggedUpdate[]): LoggedUpdate {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) throw new Error("a run holds at least one update");
  return { ...last, at: first.at, bytes: mergeUpdates(run.map((update) => update.bytes)) };
}
