/**
 * The rows of a breakdown table as a tree. A row names the row it stands under, so that what somebody
 * adds under a row goes along when somebody else moves that row, and vanishes and comes back with it.
 */
import { DEEPEST_LEVEL } from "~/domain/breakdown/table";
import { SheetType, TableRowKey } from "./keys";
import { isId } from "./limits";
import { isTombstoned, type PlacedRow } from "./rows";

/** A row that shows, with where it stands. */
export type TreeRow = PlacedRow & { readonly parent: string | null; readonly level: number };

/** The name of the map that holds the rows of breakdown tables. */
export const TABLE_ROWS = SheetType.tableRows;

/**
 * The rows that show, in order, each followed by those under it.
 *
 * A row under a deleted one does not show. One under a row that there is not stands outermost; so
 * does, of rows that stand in a circle (two people who each moved one under the other), the one with
 * the smallest id, so that everybody sees the same.
 *
 * @param placed all rows of one table in the order of their keys, tombstoned ones too
 */
export function treeOf(placed: readonly PlacedRow[]): TreeRow[] {
  const parents = parentsOf(placed);
  const children = new Map<string | null, PlacedRow[]>();
  for (const row of placed) {
    const parent = parents.get(row.id) ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(row);
    else children.set(parent, [row]);
  }
  const shown: TreeRow[] = [];
  const waiting = entriesOf(children, null, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isTombstoned(next.row)) continue;
    shown.push(next);
    waiting.push(...entriesOf(children, next.id, next.level + 1));
  }
  return shown;
}

/** The rows under a row, the last one first, as they are put on the stack. */
function entriesOf(
  children: ReadonlyMap<string | null, readonly PlacedRow[]>,
  parent: string | null,
  level: number,
): TreeRow[] {
  const rows = children.get(parent) ?? [];
  return rows
    .toReversed()
    .map((row) => ({ ...row, parent, level: Math.min(level, DEEPEST_LEVEL) }));
}

/** The row that each row stands under, circles cut and unknown rows left out. */
function parentsOf(placed: readonly PlacedRow[]): Map<string, string | null> {
  const known = new Set(placed.map(({ id }) => id));
  const parents = new Map<string, string | null>(
    placed.map(({ id, row }) => {
      const parent = row.get(TableRowKey.parent);
      return [id, isId(parent) && known.has(parent) ? parent : null];
    }),
  );
  const settled = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    let at: string | null = start;
    while (at !== null && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      at = parents.get(at) ?? null;
    }
    if (at !== null && !settled.has(at)) {
      const circle = path.slice(path.indexOf(at));
      parents.set(
        circle.reduce((least, id) => (id < least ? id : least)),
        null,
      );
    }
    for (const id of path) settled.add(id);
  }
  return parents;
}
