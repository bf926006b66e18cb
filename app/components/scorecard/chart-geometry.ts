import type { Month } from "~/domain/scorecard/month";
import { LEVELS, type Direction, type Level } from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";

/** A chart's own units: its size, and where in it the lines may run. It is drawn to any width. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The chart of a measure's page. */
export const CHART: Frame = { width: 660, height: 190, left: 46, right: 584, top: 24, bottom: 160 };

/** A point of a line. */
export interface Point {
  month: Month;
  x: number;
  y: number;
  value: number;
}

/** Where everything of a year's chart stands, in the chart's units. */
export interface ChartGeometry {
  /** The x of each month. */
  months: readonly { month: Month; x: number }[];
  ticks: readonly { value: number; y: number }[];
  /** Half of a month's width: as far as what holds for a month reaches from the month's x. */
  reach: number;
  /** Each level's line in unbroken pieces: a month without the level leaves a gap. */
  levels: readonly { level: Level; pieces: readonly (readonly Point[])[] }[];
  /** The actuals in unbroken pieces. */
  actuals: readonly (readonly Point[])[];
  /** The side of the target on which a value is good, one closed outline for each piece. */
  goodSide: readonly string[];
}

/** Lays out a year. Null when there is nothing to draw: neither a level nor an actual. */
export function chartGeometry(
  months: readonly MonthFigures[],
  direction: Direction,
  frame: Frame = CHART,
): ChartGeometry | null {
  const numbers = months
    .flatMap(({ actual, levels }) => [actual, ...LEVELS.map((level) => levels[level])])
    .filter((number) => number !== null);
  if (numbers.length === 0) return null;

  const ticks = ticksOver(Math.min(...numbers), Math.max(...numbers));
  const yOf = heightsOver(ticks, frame);
  const step = (frame.right - frame.left) / Math.max(1, months.length);
  const xOf = (index: number) => round(frame.left + step * (index + 0.5));
  const piecesOf = (valueOf: (figures: MonthFigures) => number | null) =>
    unbroken(
      months.map((figures, index) => {
        const value = valueOf(figures);
        return value === null
          ? null
          : { month: figures.month, x: xOf(index), y: yOf(value), value };
      }),
    );

  const edge = goodEdge(direction, frame);
  return {
    months: months.map(({ month }, index) => ({ month, x: xOf(index) })),
    ticks: ticks.map((value) => ({ value, y: yOf(value) })),
    reach: round(step / 2),
    levels: LEVELS.map((level) => ({ level, pieces: piecesOf(({ levels }) => levels[level]) })),
    actuals: piecesOf(({ actual }) => actual),
    goodSide: piecesOf(({ levels }) => levels.target).map((piece) =>
      outline(piece, edge, step / 2),
    ),
  };
}

/** The height of a number, on a scale from the lowest to the highest of its ticks. */
export function heightsOver(
  ticks: readonly number[],
  { top, bottom }: Pick<Frame, "top" | "bottom">,
): (value: number) => number {
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return (value) => round(bottom - ((value - low) / (high - low)) * (bottom - top));
}

/** The edge of a chart towards which a value gets better; nothing is turned upside down. */
export function goodEdge(direction: Direction, { top, bottom }: Pick<Frame, "top" | "bottom">) {
  return direction === "higher" ? top : bottom;
}

/** An unbroken line as the `d` of an svg path; a single point draws nothing. */
export function lineOf(points: readonly Pick<Point, "x" | "y">[]): string {
  return `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`;
}

/** A level holds for the whole of its first and last month: its lines reach to their edges. */
export function levelLines(pieces: readonly (readonly Point[])[], reach: number): string {
  return pieces
    .map((piece) => {
      const [first, last] = [piece[0], piece.at(-1)];
      if (!first || !last) return "";
      const [start, end] = [round(first.x - reach), round(last.x + reach)];
      return lineOf([{ ...first, x: start }, ...piece, { ...last, x: end }]);
    })
    .join("");
}

/** Consecutive points without the gaps between them. */
function unbroken(points: readonly (Point | null)[]): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] | null = null;
  for (const point of points) {
    if (point === null) {
      piece = null;
      continue;
    }
    if (piece === null) pieces.push((piece = []));
    piece.push(point);
  }
  return pieces;
}

function outline(piece: readonly Point[], edge: number, reach: number): string {
  const [first, last] = [piece[0], piece.at(-1)];
  if (!first || !last) return "";
  const [left, right] = [round(first.x - reach), round(last.x + reach)];
  const line = piece.map(({ x, y }) => `${x} ${y}`).join("L");
  return `M${left} ${edge}L${left} ${first.y}L${line}L${right} ${last.y}L${right} ${edge}Z`;
}

/** Three to six round numbers that reach over the whole span. */
export function ticksOver(min: number, max: number): number[] {
  const span = max - min || Math.abs(max) || 1;
  const rough = span / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough);
  const width = step ?? rough;
  const first = Math.floor(min / width);
  const last = Math.max(first + 1, Math.ceil(max / width));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * width).toPrecision(12)),
  );
}

/**
 * Heights for labels that would lie over one another: in their given order of height, at least
 * `gap` apart, as near to where they belong as that allows.
 */
export function spreadLabels(heights: readonly number[], gap: number, bottom: number): number[] {
  const order = heights
    .map((_, index) => index)
    .toSorted((a, b) => at(heights, a) - at(heights, b));
  const placed = [...heights];
  let lowest = -Infinity;
  for (const index of order) {
    lowest = Math.max(at(heights, index), lowest + gap);
    placed[index] = lowest;
  }
  // Pushed below the edge: the lowest comes back up, and takes those above it along.
  let highest = bottom + gap;
  for (const index of order.toReversed()) {
    highest = Math.min(at(placed, index), highest - gap);
    placed[index] = highest;
  }
  return placed;
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
