import { useId } from "react";
import type { Light } from "~/domain/scorecard/light";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import type { Month } from "~/domain/scorecard/month";
import type { Level } from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { formatMonthShort, formatNumber } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import { CHART, chartGeometry, spreadLabels, type Point } from "./chart-geometry";
import { levelText } from "./figure-text";
import { lightColour, LightShape, shapeWidth } from "./light-shape";
import type { MeasureScale } from "./shown";
import styles from "./year-chart.module.css";

export interface YearChartProps {
  /** The measure's code and name. */
  name: string;
  measure: Pick<MeasureScale, "decimals" | "direction">;
  /** The month under review. */
  month: Month;
  months: readonly MonthFigures[];
}

/** Smallest distance between the names of two level lines, in the chart's units. */
const LABEL_GAP = 13;

/** The year's actuals as their lights against the four level lines. Drawn on the server as well. */
export function YearChart({ name, measure, month, months }: YearChartProps) {
  const words = useWords();
  const id = useId();
  const geometry = chartGeometry(months, measure.direction);
  if (!geometry) return null;
  return (
    <div className={styles.frame}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${CHART.width} ${CHART.height}`}
        role="img"
        aria-labelledby={`${id}title ${id}text`}
      >
        <title id={`${id}title`}>{words.sheet.chart(name)}</title>
        <desc id={`${id}text`}>{textOf(words, measure, months)}</desc>
        <ReviewColumn month={month} months={geometry.months} />
        {geometry.goodSide.map((outline) => (
          <path key={outline} d={outline} className={styles.good} />
        ))}
        {geometry.ticks.map(({ value, y }) => (
          <g key={value}>
            <path d={`M${CHART.left} ${y}H${CHART.right}`} className={styles.grid} />
            <text x={CHART.left - 8} y={y + 4} textAnchor="end">
              {levelText(value, 0)}
            </text>
          </g>
        ))}
        {geometry.levels.map(({ level, pieces }) => (
          <path key={level} className={styles[level]} d={levelLines(pieces, geometry.reach)} />
        ))}
        <LevelNames levels={geometry.levels} />
        <path className={styles.actual} d={geometry.actuals.map(lineOf).join("")} />
        {geometry.actuals.flat().map((point) => (
          <Actual
            key={point.month}
            point={point}
            review={month}
            measure={measure}
            months={months}
          />
        ))}
        {geometry.months.map(({ month: of, x }) => (
          <text
            key={of}
            x={x}
            y={CHART.bottom + 20}
            textAnchor="middle"
            className={of === month ? styles.review : undefined}
          >
            {formatMonthShort(words.locale, of)}
          </text>
        ))}
        <text x={CHART.left} y={CHART.top - 6} className={styles.direction}>
          {measure.direction === "higher" ? "↑" : "↓"}{" "}
          {words.scorecard.directions[measure.direction]}
        </text>
      </svg>
    </div>
  );
}

function lineOf(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`;
}

/** A level holds for the whole of its first and last month: its lines reach to their edges. */
function levelLines(pieces: readonly (readonly Point[])[], reach: number): string {
  return pieces
    .map((piece) => {
      const [first, last] = [piece[0], piece.at(-1)];
      if (!first || !last) return "";
      const [start, end] = [first.x - reach, last.x + reach];
      return lineOf([{ ...first, x: start }, ...piece, { ...last, x: end }]);
    })
    .join("");
}

function ReviewColumn(props: { month: Month; months: readonly { month: Month; x: number }[] }) {
  const column = props.months.find(({ month }) => month === props.month);
  const width = (CHART.right - CHART.left) / 12;
  return column ? (
    <rect
      className={styles.column}
      x={column.x - width / 2}
      y={CHART.top}
      width={width}
      height={CHART.bottom - CHART.top + 26}
    />
  ) : null;
}

/** The names of the levels at the height where their lines end, beside the grid. */
function LevelNames(props: {
  levels: readonly { level: Level; pieces: readonly (readonly Point[])[] }[];
}) {
  const words = useWords().scorecard.levels;
  const ends = props.levels.flatMap(({ level, pieces }) => {
    const end = pieces.at(-1)?.at(-1);
    return end ? [{ level, ...end }] : [];
  });
  const heights = spreadLabels(
    ends.map(({ y }) => y),
    LABEL_GAP,
    CHART.bottom,
  );
  return (
    <>
      {ends.map(({ level }, index) => (
        <text
          key={level}
          x={CHART.right + 8}
          y={(heights[index] ?? 0) + 4}
          className={styles[`${level}Name`]}
        >
          {words[level]}
        </text>
      ))}
    </>
  );
}

interface ActualProps extends Pick<YearChartProps, "measure" | "months"> {
  point: Point;
  review: Month;
}

function Actual({ point, review, measure, months }: ActualProps) {
  const { month, x, y, value } = point;
  const light = lightOf(month, measure, months);
  const size = month === review ? 0.85 : 0.65;
  const left = x - (shapeWidth(light) / 2) * size;
  return (
    <>
      <g
        className={`${styles.light} ${lightColour(light)}`}
        transform={`translate(${left} ${y - 8 * size}) scale(${size})`}
      >
        <LightShape light={light} />
      </g>
      {month === review && (
        <text x={x + shapeWidth(light) / 2 + 4} y={y + 4} className={styles.value}>
          {formatNumber(value, measure.decimals)}
        </text>
      )}
    </>
  );
}

function lightOf(
  month: Month,
  measure: YearChartProps["measure"],
  months: readonly MonthFigures[],
): Light {
  const figures = months.find((each) => each.month === month);
  return figures ? judgeMeasure({ ...figures, ...measure }).light : "grey";
}

/** The chart in words: each month's actual with its light, and the direction. */
function textOf(
  words: Words,
  measure: YearChartProps["measure"],
  months: readonly MonthFigures[],
): string {
  const text = months
    .filter(({ actual }) => actual !== null)
    .map((figures) => {
      const light = words.scorecard.lights[judgeMeasure({ ...figures, ...measure }).light];
      const value = formatNumber(figures.actual ?? 0, measure.decimals);
      return `${formatMonthShort(words.locale, figures.month)} ${value} ${light}`;
    });
  return [words.scorecard.directions[measure.direction], ...text].join(words.scorecard.semicolon);
}
