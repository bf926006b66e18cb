import { useId } from "react";
import {
  chartGeometry,
  levelLines,
  lineOf,
  spreadLabels,
  type ChartGeometry,
  type Frame,
} from "~/components/scorecard/chart-geometry";
import { ChartMark, lightOfMonth } from "~/components/scorecard/chart-mark";
import { chartText } from "~/components/scorecard/chart-text";
import { levelText } from "~/components/scorecard/figure-text";
import type { MeasureScale } from "~/components/scorecard/shown";
import lines from "~/components/scorecard/year-chart.module.css";
import type { Month } from "~/domain/scorecard/month";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { formatMonthShort } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import styles from "./present-chart.module.css";

/** Twenty units are one line of text, so that the words are as large as those around the chart. */
const TEXT = 20;
const FRAME: Frame = { width: 760, height: 236, left: 62, right: 652, top: 12, bottom: 202 };

interface PresentChartProps {
  /** The measure's code and name. */
  name: string;
  measure: Pick<MeasureScale, "decimals" | "direction">;
  /** The month under review. */
  month: Month;
  months: readonly MonthFigures[];
}

/** The year's chart for the wall: fewer things than on a page, in words that can be read from afar. */
export function PresentChart({ name, measure, month, months }: PresentChartProps) {
  const words = useAllWords();
  const id = useId();
  const geometry = chartGeometry(months, measure.direction, FRAME);
  if (!geometry) return null;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
      role="img"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
    >
      <title id={`${id}title`}>{words.sheet.chart(name)}</title>
      <desc id={`${id}text`}>{chartText(words, measure, month, months)}</desc>
      <g fontSize={TEXT}>
        {geometry.goodSide.map((outline) => (
          <path key={outline} d={outline} className={lines.good} />
        ))}
        <Scale geometry={geometry} review={month} />
        {geometry.levels.map(({ level, pieces }) => (
          <path key={level} className={lines[level]} d={levelLines(pieces, geometry.reach)} />
        ))}
        <LevelNames geometry={geometry} />
        <path className={lines.actual} d={geometry.actuals.map(lineOf).join("")} />
        {geometry.actuals.flat().map((point) => {
          const figures = months.find((each) => each.month === point.month);
          if (!figures) return null;
          const isReview = point.month === month;
          return (
            <g key={point.month}>
              <ChartMark
                {...point}
                light={lightOfMonth(figures, measure)}
                size={isReview ? 1.4 : 1.1}
              />
              {isReview && (
                <text x={point.x + 20} y={point.y + 7} className={styles.value}>
                  {formatNumber(point.value, measure.decimals)}
                </text>
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** The grid with its numbers, and the months below it. */
function Scale({ geometry, review }: { geometry: ChartGeometry; review: Month }) {
  const { locale } = useAllWords();
  return (
    <>
      {geometry.ticks.map(({ value, y }) => (
        <path key={value} d={`M${FRAME.left} ${y}H${FRAME.right}`} className={lines.grid} />
      ))}
      {readable(geometry.ticks).map(({ value, y }) => (
        <text key={value} x={FRAME.left - 8} y={y + 7} textAnchor="end">
          {levelText(value, 0)}
        </text>
      ))}
      {geometry.months.map(({ month, x }) => (
        <text
          key={month}
          x={x}
          y={FRAME.bottom + 26}
          textAnchor="middle"
          className={month === review ? styles.review : undefined}
        >
          {formatMonthShort(locale, month)}
        </text>
      ))}
    </>
  );
}

/** As many ticks as have room for their numbers: all, or every second one from the lowest. */
function readable<T extends { y: number }>(ticks: readonly T[]): readonly T[] {
  const [first, second] = ticks;
  const isClose = first && second && Math.abs(first.y - second.y) < TEXT * 1.4;
  return isClose ? ticks.filter((_, index) => index % 2 === 0) : ticks;
}

/** The names of the levels at the height where their lines end. */
function LevelNames({ geometry }: { geometry: ChartGeometry }) {
  const words = useAllWords().scorecard.levels;
  const ends = geometry.levels.flatMap(({ level, pieces }) => {
    const end = pieces.at(-1)?.at(-1);
    return end ? [{ level, y: end.y }] : [];
  });
  const heights = spreadLabels(
    ends.map(({ y }) => y),
    TEXT + 4,
    FRAME.bottom,
  );
  return ends.map(({ level }, index) => (
    <text key={level} x={FRAME.right + 8} y={(heights[index] ?? 0) + 7} className={styles[level]}>
      {words[level]}
    </text>
  ));
}
