/** The readings as a table: of each figure the median, and the smallest and largest. */
import { CROWD_FULL, type Figure, type Measure, type Reading } from "./measures/measure";
import { median } from "./statistics";

/** Whose readings are shown. */
export type Columns = {
  readonly ours: string;
  readonly rivals: readonly string[];
  /** Who is no rival, and only tells how low a figure can be with these clients. */
  readonly floor: string;
};

/**
 * @returns Markdown: a row for each figure, a column for each server, and how many times the best
 *   rival's the product's median is. A figure that the clients themselves bounded has a ≥.
 */
export function table(
  measures: readonly Measure[],
  { ours, rivals, floor }: Columns,
  readings: readonly Reading[],
): string {
  const subjects = [ours, ...rivals, floor].filter((name) =>
    readings.some(({ subject }) => subject === name),
  );
  const rows = measures.flatMap((measure) =>
    Object.entries(measure.figures).map(([figure, about]) => {
      const of = (subject: string) => valuesOf(readings, measure.name, subject, figure);
      const cells = subjects.map((subject) => {
        const loads = valuesOf(readings, measure.name, subject, about.boundBy ?? "");
        return `${median(loads) > CROWD_FULL ? "≥ " : ""}${cell(of(subject))}`;
      });
      const ratio = against(
        about,
        median(of(ours)),
        rivals.map((name) => median(of(name))),
      );
      return [about.title, ...cells, ...(rivals.length > 0 ? [ratio] : [])];
    }),
  );
  const head = ["what", ...subjects, ...(rivals.length > 0 ? ["× the best rival"] : [])];
  return markdown([head, ...rows]);
}

/** Markdown of a table whose first row is its head. */
export function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
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

/** A median with its spread, empty when there is none. */
export function cell(values: readonly number[]): string {
  if (values.length === 0) return "";
  const spread = `${short(Math.min(...values))}–${short(Math.max(...values))}`;
  return values.length === 1 ? short(median(values)) : `${short(median(values))} (${spread})`;
}

function against({ better }: Figure, value: number, others: readonly number[]): string {
  const known = others.filter((other) => !Number.isNaN(other));
  if (!better || known.length === 0) return "";
  const best = better === "smaller" ? Math.min(...known) : Math.max(...known);
  return best > 0 ? (value / best).toFixed(2) : "";
}

function short(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3).replace(/\.?0+$/, "");
}
