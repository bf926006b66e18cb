/** Where a row goes: its place is told by the row that it then stands behind, null for none. */

/** The new place of a row; null when it stays where it is. */
export type Move = { readonly after: string | null } | null;

/** One step up or down in a list of ids in order. */
export function stepRow(ids: readonly string[], id: string, direction: "up" | "down"): Move {
  const index = ids.indexOf(id);
  if (index === -1) return null;
  if (direction === "up") return index === 0 ? null : { after: ids[index - 2] ?? null };
  const next = ids[index + 1];
  return next === undefined ? null : { after: next };
}

/** A row dropped on another one takes its place; those between the two close up. */
export function dropRow(ids: readonly string[], id: string, over: string): Move {
  const [from, to] = [ids.indexOf(id), ids.indexOf(over)];
  if (from === -1 || to === -1 || from === to) return null;
  return { after: to < from ? (ids[to - 1] ?? null) : over };
}
