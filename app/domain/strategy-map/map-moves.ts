/** Moving an objective by hand within its theme. Rule SM8. */
import type { MapPlace } from "./arrangement";
import { GUTTER, type MapBand, type MapBox, type MapGroup, type MapLayout } from "./map-layout";

/** One step of an objective, as somebody sees it. */
export type Direction = "left" | "right" | "up" | "down";

/** A group of a map in its band. */
export interface FoundGroup {
  readonly band: MapBand;
  readonly group: MapGroup;
}

/** The group in which an objective stands; null when it is not on the map. */
export function groupOf({ bands }: MapLayout, id: string): FoundGroup | null {
  for (const band of bands) {
    const group = band.groups.find(({ lines }) => lines.some((line) => line.includes(id)));
    if (group) return { band, group };
  }
  return null;
}

/**
 * [SM8] The places of a whole group after one of its objectives moved a step.
 *
 * @returns null where there is nothing to move to.
 */
export function stepPlaces(layout: MapLayout, id: string, direction: Direction): MapPlace[] | null {
  const found = groupOf(layout, id);
  if (!found) return null;
  const { band, group } = found;
  const line = group.lines.findIndex((each) => each.includes(id));
  const among = group.lines[line] ?? [];
  const slot = among.indexOf(id);
  if (direction === "left" || direction === "right") {
    const to = slot + (direction === "left" ? -1 : 1);
    return to < 0 || to >= among.length ? null : movedPlaces(found, id, { line, slot: to });
  }
  const to = line + (direction === "up" ? -1 : 1);
  const newLine = to < 0 || to >= group.lines.length;
  const alone = band.groups.flatMap(({ lines }) => lines[line] ?? []).length === 1;
  // Alone in the outermost line, it would only found the same line again.
  return newLine && alone ? null : movedPlaces(found, id, { line: to, slot });
}

/**
 * [SM8] The places of a whole group when one of its objectives is put down somewhere.
 *
 * @param to the line from the top, −1 for a new one above all and one too many for a new one below;
 *   and the place from the left in it, counted without the one that moves.
 */
export function movedPlaces(
  { band: { ranks }, group }: FoundGroup,
  id: string,
  to: { line: number; slot: number },
): MapPlace[] {
  const above = (ranks[0] ?? 0) + 1;
  const below = (ranks.at(-1) ?? 0) - 1;
  const lines = [[], ...group.lines, []].map((line, index) => {
    const others = line.filter((each) => each !== id);
    return index === to.line + 1 ? others.toSpliced(to.slot, 0, id) : others;
  });
  return lines.flatMap((line, index) =>
    line.map((objectiveId, slot) => ({
      objectiveId,
      rank: index === 0 ? above : (ranks[index - 1] ?? below),
      slot,
    })),
  );
}

/**
 * [SM8] Where an objective comes to stand that is dropped at a point of the map: in its own group,
 * whatever the point; in a new line where it is dropped above or below all others of its band.
 *
 * @param point in units from the map's upper left corner.
 */
export function dropAt(
  { boxes }: MapLayout,
  { band, group }: FoundGroup,
  id: string,
  point: { x: number; y: number },
): { line: number; slot: number } {
  const boxesOf = (ids: readonly string[]) => ids.flatMap((each) => boxes.get(each) ?? []);
  const tops = band.ranks.map((_rank, line) =>
    topOf(boxesOf(band.groups.flatMap(({ lines }) => lines[line] ?? []))),
  );
  const bottom = Math.max(
    ...boxesOf(band.groups.flatMap(({ lines }) => lines.flat())).map((box) => box.bottom),
  );
  const below = point.y > bottom + GUTTER / 2;
  // Each line begins in the middle of the gutter above it.
  const line = below ? tops.length : tops.findLastIndex((top) => point.y >= top - GUTTER / 2);
  const others = (group.lines[line] ?? []).filter((each) => each !== id);
  const before = boxesOf(others).filter(
    (box) => box.bottom < point.y || (box.top <= point.y && (box.left + box.right) / 2 < point.x),
  );
  return { line, slot: before.length };
}

const topOf = (boxes: readonly MapBox[]) => Math.min(...boxes.map(({ top }) => top));
