import { explainMeasure } from "~/components/scorecard/explain";
import { levelText } from "~/components/scorecard/figure-text";
import { LIGHT_OF_LEVEL } from "~/components/scorecard/level-lights";
import { LightMark } from "~/components/scorecard/light";
import { useActual, useLight } from "~/components/scorecard/lights-context";
import type { ShownFigures } from "~/components/scorecard/shown";
import { Verdict } from "~/components/scorecard/verdict";
import { withActual } from "~/components/scorecard/year-months";
import type { Light } from "~/domain/scorecard/light";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { addMonths } from "~/domain/scorecard/month";
import { LEVELS, NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import { yearToDate } from "~/domain/scorecard/year-to-date";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import { PresentChart } from "./present-chart";
import styles from "./present-page.module.css";

/** A measure on the wall: last month's light and this month's, the chart, and the key figures. */
export function PresentMeasure({ figures }: { figures: ShownFigures }) {
  const words = useWords();
  const { measure, month, sealedBefore } = figures;
  const live = useActual(measure.id, month);
  const before = useLight("measure", measure.id, addMonths(month, -1));
  const months = live ? withActual(figures.months, month, live.value) : figures.months;
  const reviewed = months.find((each) => each.month === month);
  const now = reviewed && judgeMeasure({ ...reviewed, ...measure });
  const year = yearToDate({ month, months, rule: measure.yearToDate, ...measure });
  return (
    <>
      <Verdict
        before={
          before && {
            light: before.light,
            month: addMonths(month, -1),
            corrected: sealedBefore !== null && sealedBefore !== before.light,
          }
        }
        now={now ? { light: now.light, month } : null}
        sentences={[explainMeasure(words, now?.explanation, measure)]}
      />
      <PresentChart
        name={`${measure.code} ${nameIn(words.locale, measure)}`}
        measure={measure}
        month={month}
        months={months}
      />
      <KeyFigures
        decimals={measure.decimals}
        rows={[
          {
            name: formatMonthShort(words.locale, month),
            light: now?.light ?? "grey",
            levels: reviewed?.levels ?? NO_LEVELS,
            actual: reviewed?.actual ?? null,
          },
          {
            name: words.scorecard.year,
            light: year.light,
            levels: year.levels,
            actual: year.value,
          },
        ]}
      />
    </>
  );
}

interface KeyFiguresProps {
  decimals: number;
  rows: readonly { name: string; light: Light; levels: Levels; actual: number | null }[];
}

/** The month and the year so far: what was to be reached, and what was. */
function KeyFigures({ decimals, rows }: KeyFiguresProps) {
  const text = useWords().scorecard;
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <td />
          {LEVELS.map((level) => (
            <th key={level} scope="col">
              <LightMark light={LIGHT_OF_LEVEL[level]} size="small" /> {text.levels[level]}
            </th>
          ))}
          <th scope="col">{text.actual}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, light, levels, actual }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {LEVELS.map((level) => {
              const value = levels[level];
              return <td key={level}>{value === null ? "–" : levelText(value, decimals)}</td>;
            })}
            <td className={styles.actual}>
              {actual === null ? "–" : formatNumber(actual, decimals)} <LightMark light={light} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
