import { useId } from "react";
import { LEVELS, type Level } from "~/domain/scorecard/types";
import type { YearToDate } from "~/domain/scorecard/year-to-date";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import { goodEdge, heightsOver, spreadLabels, ticksOver } from "./chart-geometry";
import { ChartMark } from "./chart-mark";
import { explainYearToDate } from "./explain";
import { levelText } from "./figure-text";
import { shapeWidth } from "./light-shape";
import type { MeasureScale } from "./shown";
import styles from "./year-chart.module.css";

/** The panel's own units: one column on a scale, its levels named to the right, its value left. */
const PANEL = { width: 200, height: 190, left: 52, right: 80, top: 24, bottom: 160 };
const MIDDLE = (PANEL.left + PANEL.right) / 2;
const LABEL_GAP = 14;
/** How large the light is drawn. */
const SIZE = 0.85;

interface YearToDatePanelProps {
  /** The measure's code and name. */
  name: string;
  measure: Pick<MeasureScale, "decimals" | "direction" | "yearToDate">;
  year: YearToDate;
}

/** The year to date as its light on a scale of the levels over the same months [YT3]. */
export function YearToDatePanel({ name, measure, year }: YearToDatePanelProps) {
  const words = useAllWords();
  const id = useId();
  const { value, light } = year;
  if (value === null) return null;
  const rungs = LEVELS.flatMap((level) => {
    const number = year.levels[level];
    return number === null ? [] : [{ level, number }];
  });
  const numbers = [value, ...rungs.map(({ number }) => number)];
  const yOf = heightsOver(ticksOver(Math.min(...numbers), Math.max(...numbers)), PANEL);
  const target = year.levels.target;
  const edge = goodEdge(measure.direction, PANEL);
  const rule = words.scorecard.yearToDate[measure.yearToDate];
  return (
    <svg
      className={`${styles.chart} ${styles.panel}`}
      viewBox={`0 0 ${PANEL.width} ${PANEL.height}`}
      role="img"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
    >
      <title id={`${id}title`}>{words.sheet.yearToDateChart(name)}</title>
      <desc id={`${id}text`}>{explainYearToDate(words, year, measure)}</desc>
      {target !== null && (
        <rect
          className={styles.good}
          x={PANEL.left}
          y={Math.min(edge, yOf(target))}
          width={PANEL.right - PANEL.left}
          height={Math.abs(edge - yOf(target))}
        />
      )}
      <path d={`M${MIDDLE} ${PANEL.top}V${PANEL.bottom}`} className={styles.grid} />
      {rungs.map(({ level, number }) => (
        <path
          key={level}
          d={`M${PANEL.left} ${yOf(number)}H${PANEL.right}`}
          className={styles[level]}
        />
      ))}
      <Rungs rungs={rungs} decimals={measure.decimals} yOf={yOf} />
      <ChartMark light={light} x={MIDDLE} y={yOf(value)} size={SIZE} />
      <text
        x={Math.min(PANEL.left - 4, MIDDLE - (shapeWidth(light) / 2) * SIZE - 4)}
        y={yOf(value) + 4}
        textAnchor="end"
        className={styles.value}
      >
        {formatNumber(value, measure.decimals)}
      </text>
      <text x={MIDDLE} y={PANEL.bottom + 20} textAnchor="middle" className={styles.review}>
        {words.sheet.yearToDateOf(rule)}
      </text>
    </svg>
  );
}

interface RungsProps {
  rungs: readonly { level: Level; number: number }[];
  decimals: number;
  yOf: (value: number) => number;
}

/** Each level's name and number beside its line, moved apart where they would touch. */
function Rungs({ rungs, decimals, yOf }: RungsProps) {
  const words = useAllWords().scorecard.levels;
  const heights = spreadLabels(
    rungs.map(({ number }) => yOf(number)),
    LABEL_GAP,
    PANEL.bottom,
  );
  return rungs.map(({ level, number }, index) => (
    <text
      key={level}
      x={PANEL.right + 6}
      y={(heights[index] ?? 0) + 4}
      className={styles[`${level}Name`]}
    >
      {words[level]} {levelText(number, decimals)}
    </text>
  ));
}
