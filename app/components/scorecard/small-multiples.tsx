import type { Month } from "~/domain/scorecard/month";
import { formatMonth, formatMonthShort, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import type { SmallMultiplesView, SmallMultipleView } from "~/views/small-multiples";
import { lightOfMonth } from "./chart-mark";
import { levelText } from "./figure-text";
import { LightMark } from "./light";
import { SmallMultiple, useYear } from "./small-multiple";
import styles from "./small-multiple.module.css";
import { monthsWithoutActual } from "./year-months";

interface SmallMultiplesProps {
  view: SmallMultiplesView;
  /** The address of a measure's page by its id; null for no link. */
  hrefOf: (measureId: string) => string | null;
}

/**
 * A department's measures side by side, each with its year; the same figures as a table below them.
 * Needs a LightsProvider around it. Live.
 */
export function SmallMultiples({ view, hrefOf }: SmallMultiplesProps) {
  const words = useAllWords();
  const { month, measures } = view;
  if (measures.length === 0) return null;
  return (
    <>
      <ul className={styles.grid}>
        {measures.map((measure) => (
          <li key={measure.id}>
            <SmallMultiple measure={measure} month={month} href={hrefOf(measure.id)} />
          </li>
        ))}
      </ul>
      <details className={styles.details}>
        <summary>{words.sheet.asTable}</summary>
        <YearsTable view={view} />
      </details>
    </>
  );
}

/** Every number of the small charts: of each measure the target and the actual of each month. */
function YearsTable({ view: { month, measures } }: { view: SmallMultiplesView }) {
  const words = useAllWords();
  const months = measures[0]?.months.map(({ month: of }) => of) ?? [];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">
          {words.sheet.yearsTable(formatMonth(words.locale, month))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.scorecard.measure}</th>
            <td />
            {months.map((of) => (
              <th key={of} scope="col" aria-current={of === month ? "date" : undefined}>
                {formatMonthShort(words.locale, of)}
              </th>
            ))}
          </tr>
        </thead>
        {measures.map((measure) => (
          <YearRows key={measure.id} measure={measure} month={month} />
        ))}
      </table>
    </div>
  );
}

function YearRows({ measure, month }: { measure: SmallMultipleView; month: Month }) {
  const words = useAllWords();
  const months = useYear(measure, month);
  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  const missing = new Set(monthsWithoutActual(months, month));
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={2} className={styles.measure}>
          {measure.code} {nameIn(words.locale, measure)}
          <small>
            {unit} · {words.scorecard.directions[measure.direction]}
          </small>
        </th>
        <th scope="row">{words.scorecard.levels.target}</th>
        {months.map(({ month: of, levels: { target } }) => (
          <td key={of}>{target !== null && levelText(target, measure.decimals)}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">{words.scorecard.actual}</th>
        {months.map((figures) => (
          <td key={figures.month}>
            {figures.actual !== null && formatNumber(figures.actual, measure.decimals)}{" "}
            {(figures.actual !== null || missing.has(figures.month)) && (
              <LightMark light={lightOfMonth(figures, measure)} size="small" />
            )}
          </td>
        ))}
      </tr>
    </tbody>
  );
}
