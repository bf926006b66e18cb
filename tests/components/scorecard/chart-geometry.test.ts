import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHART,
  chartGeometry,
  goodEdge,
  levelLines,
  lineOf,
  spreadLabels,
  ticksOver,
} from "~/components/scorecard/chart-geometry";
import { monthsOfYear } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";

const levels = { challenge2: 216, challenge1: 198, target: 180, threshold: 162 };

describe("a year's chart", () => {
  it("is not drawn for a year without any number", () => {
    expect(chartGeometry(year({}), "higher")).toBeNull();
  });

  it("leaves a gap where a month has no actual", () => {
    const actuals = chartGeometry(year({ 0: 289, 1: 88, 3: 120 }), "higher")?.actuals ?? [];
    expect(actuals.map((piece) => piece.map(({ value }) => value))).toEqual([[289, 88], [120]]);
  });

  it("draws a higher number higher, and everything inside its frame", () => {
    const [piece = []] = chartGeometry(year({ 0: 10, 1: -5 }), "higher")?.actuals ?? [];
    const [ten, minusFive] = piece.map(({ y }) => y);
    expect(ten).toBeLessThan(minusFive ?? 0);
    expect(ten).toBeGreaterThanOrEqual(CHART.top);
    expect(minusFive).toBeLessThanOrEqual(CHART.bottom);
  });

  it("breaks the line at a missing month: nothing is drawn across it", () => {
    const actuals = chartGeometry(year({ 0: 10, 2: 30, 3: 20 }), "higher")?.actuals ?? [];
    const path = actuals.map(lineOf).join("");
    expect(path.match(/M/g)).toHaveLength(2);
    // A line is drawn from March to April alone; January stands by itself.
    expect(path.match(/L/g)).toHaveLength(1);
  });

  it("breaks a level's line too, each piece as wide as its months", () => {
    const months = monthsOfYear(2021).map((month, index) => ({
      month,
      actual: null,
      levels: index === 1 ? NO_LEVELS : levels,
    }));
    const geometry = chartGeometry(months, "higher");
    const target = geometry?.levels.find(({ level }) => level === "target");
    const [january, march] = [geometry?.months[0]?.x ?? 0, geometry?.months[2]?.x ?? 0];
    const reach = geometry?.reach ?? 0;
    const lines = levelLines(target?.pieces ?? [], reach)
      .split("M")
      .slice(1);
    const starts = lines.map((line) => Number(line.split(" ")[0]));
    expect(starts).toEqual([january - reach, march - reach].map((x) => expect.closeTo(x, 5)));
    expect(geometry?.goodSide).toHaveLength(2);
  });

  it("is never turned upside down: where lower is better a lower value is still lower", () => {
    const heights = (direction: "higher" | "lower") =>
      chartGeometry(year({ 0: 10, 1: 5 }), direction)?.actuals[0]?.map(({ y }) => y);
    expect(heights("lower")).toEqual(heights("higher"));
    const frame = { top: 0, bottom: 100 };
    expect([goodEdge("higher", frame), goodEdge("lower", frame)]).toEqual([0, 100]);
  });

  it("is laid out in any frame", () => {
    const frame = { width: 100, height: 50, left: 10, right: 90, top: 5, bottom: 45 };
    const geometry = chartGeometry(year({ 0: 1, 11: 2 }), "higher", frame);
    for (const { x, y } of geometry?.actuals.flat() ?? []) {
      expect(x > frame.left && x < frame.right && y >= frame.top && y <= frame.bottom).toBe(true);
    }
    expect(geometry?.actuals).toHaveLength(2);
  });

  it("marks the good side above the target, or below it where lower is better", () => {
    const months = monthsOfYear(2021).map((month) => ({ month, actual: null, levels }));
    const start = (edge: number) => new RegExp(`^M\\S+ ${edge}L`);
    expect(chartGeometry(months, "higher")?.goodSide[0]).toMatch(start(CHART.top));
    expect(chartGeometry(months, "lower")?.goodSide[0]).toMatch(start(CHART.bottom));
  });
});

describe("its scale", () => {
  it("has round numbers", () => {
    expect(ticksOver(88, 372)).toEqual([0, 100, 200, 300, 400]);
    expect(ticksOver(9, 21)).toEqual([5, 10, 15, 20, 25]);
    expect(ticksOver(0.1, 0.3)).toEqual([0.1, 0.2, 0.3]);
  });

  it("reaches over all numbers, with two to seven of its own", () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(max === min || max - min > 1e-6);
        const ticks = ticksOver(min, max);
        const slack = Math.abs(max - min) * 1e-9 + Math.abs(max) * 1e-9;
        return (
          ticks.length >= 2 &&
          ticks.length <= 7 &&
          (ticks[0] ?? Infinity) <= min + slack &&
          (ticks.at(-1) ?? -Infinity) >= max - slack
        );
      }),
    );
  });
});

describe("names that would lie over one another", () => {
  it("stand apart, in the order of their lines, above the edge", () => {
    expect(spreadLabels([50, 52, 100], 13, 150)).toEqual([50, 63, 100]);
    expect(spreadLabels([148, 149, 150], 13, 150)).toEqual([124, 137, 150]);
    expect(spreadLabels([60, 20], 13, 150)).toEqual([60, 20]);
  });
});

function year(actuals: Readonly<Record<number, number>>) {
  return monthsOfYear(2021).map((month, index) => ({
    month,
    actual: actuals[index] ?? null,
    levels: NO_LEVELS,
  }));
}
