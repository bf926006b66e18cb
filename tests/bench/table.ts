/** The readings as a table: of each figure the median, and the smallest and largest. */
import type { Measure, Reading } from "./measures/measure";
import { median } from "./statistics";

/** @returns Markdown, one row a figure and one column a server */
export function table(
  measures: readonly Measure[],
  subjects: readonly string[],
  readings: readonly Reading[],
): string {
  const rows = measures.flatMap(({ name, figures }) =>
    Object.entries(figures).map(([figure, unit]) => {
      const cells = subjects.map((subject) => cell(valuesOf(readings, name, subject, figure)));
      return [`${name}: ${figure}`, unit, ...cells];
    }),
  );
  const head = ["", "", ...subjects];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** All readings of one figure of one server. */
export function valuesOf(
  readings: readonly Reading[],
  measure: string,
  subject: string,
  figure: string,
): number[] {
  return readings
    .filter((each) => each.measure === measure && each.subject === subject)
    .filter((each) => each.figure === figure)
    .map(({ value }) => value);
}

function cell(values: readonly number[]): string {
  if (values.length === 0) return "";
  const spread = `${short(Math.min(...values))}–${short(Math.max(...values))}`;
  return values.length === 1 ? short(median(values)) : `${short(median(values))} (${spread})`;
}

function short(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3).replace(/\.?0+$/, "");
}
