import type { TableRow } from "~/domain/breakdown/table";

/** Where a row is put: under a row (null: outermost), there behind another one (null: first). */
export interface TreePlace {
  readonly parent: string | null;
  readonly after: string | null;
}

/** A row as far as its place matters. */
type Placed = Pick<TableRow, "id" | "parent">;

/**
 * Where a row goes that is dropped on another one: it takes that one's place on the screen. From
 * above it comes to stand right behind it, and so as the first of those under it, if it has some;
 * from below right before it, on its level.
 *
 * @returns null when it stays where it is, or was dropped on a row under itself
 */
export function dropInTree(rows: readonly Placed[], id: string, over: string): TreePlace | null {
  const from = rows.findIndex((row) => row.id === id);
  const to = rows.findIndex((row) => row.id === over);
  const target = rows[to];
  if (from === -1 || !target || from === to || isUnder(rows, target, id)) return null;
  if (to < from) return placeBefore(rows, target);
  const hasOwn = rows.some(({ parent }) => parent === over);
  return hasOwn ? { parent: over, after: null } : { parent: target.parent, after: over };
}

/** The place right before a row, on its level. */
export function placeBefore(rows: readonly Placed[], { id, parent }: Placed): TreePlace {
  const siblings = rows.filter((row) => row.parent === parent);
  const index = siblings.findIndex((row) => row.id === id);
  return { parent, after: siblings[index - 1]?.id ?? null };
}

function isUnder(rows: readonly Placed[], row: Placed, id: string): boolean {
  for (let at: Placed | undefined = row, left = rows.length; at && left >= 0; left -= 1) {
    if (at.parent === id) return true;
    const { parent }: Placed = at;
    at = rows.find((each) => each.id === parent);
  }
  return false;
}
