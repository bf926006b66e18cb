/** The way of every arrow between the shapes. Rule SM10. */
import type { Arrow } from "./cause-effect";
import { MAP_WIDTH } from "./map-columns";
import type { MapBox, MapLayout } from "./map-layout";
import { inner, spreadPorts, type Port } from "./map-ports";

/** A place on the map, in its units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow's way from its cause to its effect. */
export interface Route extends Arrow {
  /**
   * From one point to the next the arrow runs in turn through a gutter (an odd leg, freely) and
   * straight up or down between two shapes (an even leg).
   */
  readonly points: readonly Point[];
  /** Where its head points. */
  readonly heading: "up" | "down";
}

/** The shapes of one row: where they begin and end, from the left. */
type Row = readonly MapBox[];

/**
 * [SM10] Routes the arrows whose ends are both on the map: from the upper edge of the cause into the
 * lower edge of the effect, between the shapes of the rows that lie between and never behind them.
 */
export function routeArrows(layout: MapLayout, arrows: readonly Arrow[]): Route[] {
  const rows = rowsOf(layout);
  const lanes = new Map<string, number>();
  const drawn = arrows.flatMap(({ causeId, effectId }) => {
    const [cause, effect] = [layout.boxes.get(causeId), layout.boxes.get(effectId)];
    if (!cause || !effect || cause === effect) return [];
    return [{ cause, effect, between: passages(rows, cause, effect, lanes) }];
  });
  const ports = spreadPorts(
    drawn.flatMap(({ cause, effect, between }, index): Port[] => {
      const [from, to] = meet(cause, effect);
      const first = between[0]?.x ?? to;
      const last = between.at(-1)?.x ?? from;
      const sides = sidesOf(cause, effect);
      const way = between.length === 0;
      return [
        { key: `${index}/cause`, box: cause, side: sides.cause, wanted: way ? from : first },
        { key: `${index}/effect`, box: effect, side: sides.effect, wanted: way ? to : last },
      ];
    }),
  );
  return drawn.map(({ cause, effect, between }, index) => {
    const sides = sidesOf(cause, effect);
    const start = { x: ports.get(`${index}/cause`) ?? 0, y: cause[sides.cause] };
    const end = { x: ports.get(`${index}/effect`) ?? 0, y: effect[sides.effect] };
    return {
      causeId: cause.id,
      effectId: effect.id,
      points: [start, ...between, end],
      heading: sides.effect === "bottom" ? "up" : "down",
    };
  });
}

/** Which edges an arrow leaves and enters by; two shapes of one row are joined below them. */
function sidesOf(cause: MapBox, effect: MapBox): Record<"cause" | "effect", "top" | "bottom"> {
  if (effect.row < cause.row) return { cause: "top", effect: "bottom" };
  return { cause: "bottom", effect: effect.row === cause.row ? "bottom" : "top" };
}

/** Where two shapes are joined directly: straight up where they stand over each other. */
function meet(cause: MapBox, effect: MapBox): [from: number, to: number] {
  const [from, to] = [inner(cause), inner(effect)];
  const [left, right] = [Math.max(from.left, to.left), Math.min(from.right, to.right)];
  if (cause.row !== effect.row && left <= right) return [(left + right) / 2, (left + right) / 2];
  return cause.left < effect.left ? [from.right, to.left] : [from.left, to.right];
}

/** The points at which an arrow passes through the rows between its ends: in and out of each. */
function passages(
  rows: readonly Row[],
  cause: MapBox,
  effect: MapBox,
  lanes: Map<string, number>,
): Point[] {
  const up = effect.row < cause.row;
  const count = Math.max(0, Math.abs(effect.row - cause.row) - 1);
  const [from, to] = [middle(cause), middle(effect)];
  return Array.from({ length: count }, (_, index) => {
    const row = rows[cause.row + (up ? -1 : 1) * (index + 1)] ?? [];
    const straight = from + ((to - from) * (index + 1)) / (count + 1);
    const x = passageIn(row, straight, lanes);
    const { top, bottom } = row[0] ?? { top: 0, bottom: 0 };
    return up
      ? [
          { x, y: bottom },
          { x, y: top },
        ]
      : [
          { x, y: top },
          { x, y: bottom },
        ];
  }).flat();
}

/** How far apart arrows are that pass through the same gap, and how far they keep from its sides. */
const LANE = 0.22;

/** The place in a row that is free and nearest to where the arrow would pass. */
function passageIn(row: Row, straight: number, lanes: Map<string, number>): number {
  const gaps = gapsOf(row);
  const nearest = gaps.reduce((best, gap) =>
    distance(gap, straight) < distance(best, straight) ? gap : best,
  );
  const key = `${row[0]?.row ?? ""}/${nearest.left}`;
  const before = lanes.get(key) ?? 0;
  lanes.set(key, before + 1);
  // 0, +1, −1, +2, … lanes from where the first one passes, as far as the gap reaches.
  const aside = Math.ceil(before / 2) * (before % 2 === 0 ? -1 : 1) * LANE;
  return within(within(straight, nearest) + aside, nearest);
}

function gapsOf(row: Row): { left: number; right: number }[] {
  const starts = [...row.map(({ left }) => left), MAP_WIDTH];
  const ends = [0, ...row.map(({ right }) => right)];
  return starts.map((right, index) => ({ left: ends[index] ?? 0, right }));
}

const within = (x: number, { left, right }: { left: number; right: number }) => {
  const keep = Math.min(LANE, (right - left) / 2);
  return Math.min(Math.max(x, left + keep), right - keep);
};

const distance = (gap: { left: number; right: number }, x: number) => Math.abs(within(x, gap) - x);

const middle = ({ left, right }: MapBox) => (left + right) / 2;

function rowsOf({ boxes }: MapLayout): Row[] {
  const rows: MapBox[][] = [];
  for (const box of boxes.values()) (rows[box.row] ??= []).push(box);
  return rows.map((row) => row.toSorted((left, right) => left.left - right.left));
}
