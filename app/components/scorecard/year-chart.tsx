import { useId } from "react";
import type { Month } from "~/domain/scorecard/month";
import type { Direction, Level } from "~/domain/scorecard/types";
import type { MonthFigures, YearToDate } from "~/domain/scorecard/year-to-date";
import { formatMonthShort } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import {
  CHART,
  chartGeometry,
  levelLines,
  lineOf,
  spreadLabels,
  type ChartGeometry,
  type Point,
} from "./chart-geometry";
import { ChartMark, lightOfMonth, type ChartScale } from "./chart-mark";
import { chartText } from "./chart-text";
import { levelText } from "./figure-text";
import { shapeWidth } from "./light-shape";
import type { MeasureScale } from "./shown";
import styles from "./year-chart.module.css";
import { monthsWithoutActual } from "./year-months";
import { YearToDatePanel } from "./year-to-date-panel";

export interface YearChartProps {
  /** The measure's code and name. */
  name: string;
  measure: Pick<MeasureScale, "decimals" | "direction" | "yearToDate">;
  /** The month under review. */
  month: Month;
  months: readonly MonthFigures[];
  /** The year up to the month under review. */
  year: YearToDate;
  /** The id of the table that has the same figures. */
  tableId: string;
}

/** Smallest distance between the names of two level lines, in the chart's units. */
const LABEL_GAP = 14;

/**
 * The year's actuals as their lights against the four level lines, the year to date beside them.
 * Higher is always drawn higher; which side is the good one is shaded and said. Drawn on the server
 * as well.
 */
export function YearChart({ name, measure, month, months, year, tableId }: YearChartProps) {
  const words = useAllWords();
  const id = useId();
  const geometry = chartGeometry(months, measure.direction);
  if (!geometry) return null;
  return (
    <div className={styles.frame}>
      <a href={`#${tableId}`} className={styles.toTable}>
        {words.sheet.toTable}
      </a>
      <div className={styles.charts}>
        <svg
          className={`${styles.chart} ${styles.year}`}
          viewBox={`0 0 ${CHART.width} ${CHART.height}`}
          role="img"
          aria-labelledby={`${id}title`}
          aria-describedby={`${id}text`}
          aria-details={tableId}
        >
          <title id={`${id}title`}>{words.sheet.chart(name)}</title>
          <desc id={`${id}text`}>{chartText(words, measure, month, months)}</desc>
          <ReviewColumn month={month} geometry={geometry} />
          <GoodSide geometry={geometry} direction={measure.direction} />
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
          <Actuals review={month} measure={measure} months={months} geometry={geometry} />
          <MonthNames review={month} geometry={geometry} />
        </svg>
        <YearToDatePanel name={name} measure={measure} year={year} />
      </div>
    </div>
  );
}

/** The side of the target on which a value is good, with which one it is in words. */
function GoodSide(props: { geometry: ChartGeometry; direction: Direction }) {
  const words = useAllWords();
  const { geometry, direction } = props;
  const better = words.scorecard.directions[direction];
  return (
    <>
      {geometry.goodSide.map((outline) => (
        <path key={outline} d={outline} className={styles.good} />
      ))}
      <text x={CHART.left} y={CHART.top - 8} className={styles.direction}>
        {direction === "higher" ? "↑" : "↓"}{" "}
        {geometry.goodSide.length > 0 ? words.sheet.goodSide(better) : better}
      </text>
    </>
  );
}

/** The months below their points; drawn small, every other one is left out. */
function MonthNames({ review, geometry }: { review: Month; geometry: ChartGeometry }) {
  const { locale } = useAllWords();
  const at = geometry.months.findIndex(({ month }) => month === review);
  return geometry.months.map(({ month, x }, index) => (
    <text
      key={month}
      x={x}
      y={CHART.bottom + 20}
      textAnchor="middle"
      className={classOf(index - Math.max(at, 0))}
    >
      {formatMonthShort(locale, month)}
    </text>
  ));
}

/** @param distance in months from the one under review. */
function classOf(distance: number): string | undefined {
  if (distance === 0) return styles.review;
  return distance % 2 === 0 ? undefined : styles.everyOther;
}

function ReviewColumn({ month, geometry }: { month: Month; geometry: ChartGeometry }) {
  const column = geometry.months.find((each) => each.month === month);
  return column ? (
    <rect
      className={styles.column}
      x={column.x - geometry.reach}
      y={CHART.top}
      width={geometry.reach * 2}
      height={CHART.bottom - CHART.top + 26}
    />
  ) : null;
}

/** The names of the levels at the height where their lines end, beside the grid. */
function LevelNames(props: {
  levels: readonly { level: Level; pieces: readonly (readonly Point[])[] }[];
}) {
  const words = useAllWords().scorecard.levels;
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

interface ActualsProps {
  measure: ChartScale;
  review: Month;
  months: readonly MonthFigures[];
  geometry: ChartGeometry;
}

/** Each actual as its light, the one under review with its number; a ring where one is missing. */
function Actuals({ measure, review, months, geometry }: ActualsProps) {
  const missing = new Set(monthsWithoutActual(months, review));
  const byMonth = new Map(months.map((figures) => [figures.month, figures]));
  return (
    <>
      <path className={styles.actual} d={geometry.actuals.map(lineOf).join("")} />
      {geometry.actuals.flat().map((point) => {
        const figures = byMonth.get(point.month);
        if (!figures) return null;
        const light = lightOfMonth(figures, measure);
        const isReview = point.month === review;
        return (
          <g key={point.month}>
            <ChartMark {...point} light={light} size={isReview ? 0.85 : 0.65} />
            {isReview && (
              <text
                x={point.x + shapeWidth(light) / 2 + 4}
                y={point.y + 4}
                className={styles.value}
              >
                {formatNumber(point.value, measure.decimals)}
              </text>
            )}
          </g>
        );
      })}
      {geometry.months.map(({ month, x }) =>
        missing.has(month) ? (
          <ChartMark key={month} light="grey" x={x} y={CHART.bottom} size={0.65} />
        ) : null,
      )}
    </>
  );
}
