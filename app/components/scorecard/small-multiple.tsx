import { useId } from "react";
import { Link } from "@remix-run/react";
import { addMonths, type Month } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import type { SmallMultipleView } from "~/views/small-multiples";
import {
  chartGeometry,
  levelLines,
  lineOf,
  type ChartGeometry,
  type Frame,
} from "./chart-geometry";
import { ChartMark, lightOfMonth } from "./chart-mark";
import { chartText } from "./chart-text";
import { levelText, withUnit } from "./figure-text";
import { LightMark } from "./light";
import { useActual, useLight } from "./lights-context";
import styles from "./small-multiple.module.css";
import chart from "./year-chart.module.css";
import { monthsWithoutActual, withActual } from "./year-months";

/** The small chart's own units. */
const SMALL: Frame = { width: 230, height: 86, left: 4, right: 226, top: 12, bottom: 66 };
/** How near to the month under review another month is not named, in months. */
const CROWDED = 2;

interface SmallMultipleProps {
  measure: SmallMultipleView;
  /** The month under review. */
  month: Month;
  /** The address of the measure's page; null for no link. */
  href: string | null;
}

/**
 * One measure at a glance: code and name, last month's light and this month's, the actual against
 * its target, and the year as a line with gaps where a month has no actual. Live.
 */
export function SmallMultiple({ measure, month, href }: SmallMultipleProps) {
  const words = useAllWords();
  const months = useYear(measure, month);
  const reviewed = months.find((each) => each.month === month);
  const title = `${measure.code} ${nameIn(words.locale, measure)}`;
  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  const actual = reviewed?.actual ?? null;
  const target = reviewed?.levels.target ?? null;
  return (
    <article className={styles.multiple}>
      <h3 className={styles.title}>{href === null ? title : <Link to={href}>{title}</Link>}</h3>
      <p className={styles.figures}>
        <span className={styles.value}>
          {actual === null ? "–" : withUnit(formatNumber(actual, measure.decimals), unit)}
        </span>
        <Lights id={measure.id} month={month} />
      </p>
      <p className={styles.target}>
        {target !== null && (
          <span>{words.scorecard.explain.target(levelText(target, measure.decimals))}</span>
        )}
        <span>
          {measure.direction === "higher" ? "↑" : "↓"}{" "}
          {words.scorecard.directions[measure.direction]}
        </span>
      </p>
      <Year title={title} measure={measure} month={month} months={months} />
    </article>
  );
}

/** The measure's year with the actual of the month under review as it is now. Live. */
export function useYear({ id, months }: SmallMultipleView, month: Month) {
  const live = useActual(id, month);
  return live ? withActual(months, month, live.value) : months;
}

function Lights({ id, month }: { id: string; month: Month }) {
  const words = useAllWords();
  const before = useLight("measure", id, addMonths(month, -1));
  const now = useLight("measure", id, month);
  return (
    <span className={styles.lights}>
      {before && (
        <>
          <span className="visually-hidden">{words.scorecard.lastMonth}</span>
          <LightMark light={before.light} size="small" />
          <span aria-hidden>→</span>
        </>
      )}
      {now && (
        <>
          <span className="visually-hidden">{words.scorecard.thisMonth}</span>
          <LightMark light={now.light} />
        </>
      )}
    </span>
  );
}

interface YearProps {
  title: string;
  measure: SmallMultipleView;
  month: Month;
  months: readonly MonthFigures[];
}

function Year({ title, measure, month, months }: YearProps) {
  const words = useAllWords();
  const id = useId();
  const targets = months.map((each) => ({
    ...each,
    levels: { ...NO_LEVELS, target: each.levels.target },
  }));
  const geometry = chartGeometry(targets, measure.direction, SMALL);
  if (!geometry) return <p className={styles.empty}>{words.scorecard.explain.noActual}</p>;
  return (
    <svg
      className={`${chart.chart} ${styles.year}`}
      viewBox={`0 0 ${SMALL.width} ${SMALL.height}`}
      role="img"
      aria-labelledby={`${id}title ${id}text`}
    >
      <title id={`${id}title`}>{words.sheet.smallChart(title)}</title>
      <desc id={`${id}text`}>{chartText(words, measure, month, months)}</desc>
      <ReviewColumn month={month} geometry={geometry} />
      {geometry.goodSide.map((outline) => (
        <path key={outline} d={outline} className={chart.good} />
      ))}
      {geometry.levels.map(({ level, pieces }) => (
        <path key={level} className={chart[level]} d={levelLines(pieces, geometry.reach)} />
      ))}
      <path className={chart.actual} d={geometry.actuals.map(lineOf).join("")} />
      <Marks measure={measure} month={month} months={months} geometry={geometry} />
      <Months month={month} geometry={geometry} />
    </svg>
  );
}

function ReviewColumn({ month, geometry }: { month: Month; geometry: ChartGeometry }) {
  const x = geometry.months.find((each) => each.month === month)?.x;
  return x === undefined ? null : (
    <rect
      className={chart.column}
      x={x - geometry.reach}
      y={SMALL.top - 8}
      width={geometry.reach * 2}
      height={SMALL.bottom - SMALL.top + 8}
    />
  );
}

interface MarksProps extends Omit<YearProps, "title"> {
  geometry: ChartGeometry;
}

/** The month under review as its light, the others as points; a ring on the axis for a missing one. */
function Marks({ measure, month, months, geometry }: MarksProps) {
  const missing = new Set(monthsWithoutActual(months, month));
  const reviewed = months.find((each) => each.month === month);
  return (
    <>
      {geometry.actuals
        .flat()
        .map(({ month: of, x, y }) =>
          of === month && reviewed ? (
            <ChartMark key={of} light={lightOfMonth(reviewed, measure)} x={x} y={y} size={0.75} />
          ) : (
            <circle key={of} cx={x} cy={y} r={2.4} className={chart.point} />
          ),
        )}
      {geometry.months.map(({ month: of, x }) =>
        missing.has(of) ? (
          <ChartMark key={of} light="grey" x={x} y={SMALL.bottom} size={0.45} />
        ) : null,
      )}
    </>
  );
}

/** The first month, the last, and the one under review by name; not where they would touch. */
function Months({ month, geometry }: { month: Month; geometry: ChartGeometry }) {
  const words = useAllWords();
  const at = geometry.months.findIndex((each) => each.month === month);
  const last = geometry.months.length - 1;
  const named = geometry.months.filter(
    (_, index) =>
      index === at ||
      ((index === 0 || index === last) && (at < 0 || Math.abs(index - at) >= CROWDED)),
  );
  return named.map(({ month: of, x }) => (
    <text
      key={of}
      x={x}
      y={SMALL.bottom + 16}
      textAnchor="middle"
      className={of === month ? chart.review : undefined}
    >
      {formatMonthShort(words.locale, of)}
    </text>
  ));
}
