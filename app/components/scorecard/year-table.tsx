import type { ReactNode } from "react";
import type { Light } from "~/domain/scorecard/light";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { addMonths, type Month } from "~/domain/scorecard/month";
import { LEVELS, type Level, type Levels } from "~/domain/scorecard/types";
import type { MonthFigures, YearToDate } from "~/domain/scorecard/year-to-date";
import type { YearSlip } from "~/domain/scorecard/year-slips";
import { formatMonth, formatMonthShort } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import { cellPlace } from "~/protocol/anchor";
import { explainMeasure, explainYearToDate } from "./explain";
import { levelText } from "./figure-text";
import { LIGHT_OF_LEVEL } from "./level-lights";
import { LightMark } from "./light";
import type { MeasureScale } from "./shown";
import { SlipNotes } from "./slip-notes";
import { Why } from "./why";
import styles from "./year-table.module.css";

export interface YearTableProps {
  /** The table's id in the page: what draws the same figures leads to it. */
  id: string;
  /** The measure's code and name. */
  name: string;
  measure: MeasureScale;
  /** The month under review; its column is tinted. */
  month: Month;
  months: readonly MonthFigures[];
  typedYear: Levels;
  /** The year up to the month under review: the first column's actual and light. */
  year: YearToDate;
  slips: readonly YearSlip[];
  /** Last month's light as its meeting froze it; null while no closed meeting has one. */
  sealedBefore: Light | null;
  /** Stands in place of the actual of the month under review: the field to type it in. */
  editor?: ReactNode;
}

/** A measure's year: 年度 and twelve months, each with four levels, the actual and its light. */
export function YearTable(props: YearTableProps) {
  const { id, name, month, months, typedYear, slips } = props;
  const words = useAllWords();
  const cell = { month, slips, decimals: props.measure.decimals };
  const column = (of: Month) => (of === month ? styles.review : undefined);
  return (
    <>
      <div className={styles.scroll}>
        <table id={id} className={styles.table} tabIndex={-1}>
          <caption className="visually-hidden">{words.sheet.yearTable(name)}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.unit}>
                {words.locale === "en" ? props.measure.unitEn : props.measure.unitZh}
              </th>
              <th scope="col">{words.scorecard.year}</th>
              {months.map(({ month: of }) => (
                <th
                  key={of}
                  scope="col"
                  className={column(of)}
                  aria-current={of === month ? "date" : undefined}
                >
                  {formatMonthShort(words.locale, of)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LEVELS.map((level) => (
              <tr key={level}>
                <th scope="row">
                  {words.scorecard.levels[level]} <Shape light={LIGHT_OF_LEVEL[level]} />
                </th>
                <LevelCell {...cell} level={level} value={typedYear[level]} of={null} />
                {months.map(({ month: of, levels }) => (
                  <LevelCell key={of} {...cell} level={level} value={levels[level]} of={of} />
                ))}
              </tr>
            ))}
            <ActualRow {...props} />
            <LightRow {...props} />
          </tbody>
        </table>
      </div>
      {slips.length > 0 && <SlipNotes slips={slips} decimals={props.measure.decimals} />}
    </>
  );
}

/** The shape of a light in the ink's own colour: here it explains a level, it is no light. */
function Shape({ light }: { light: Light }) {
  return (
    <span className={styles.shape} aria-hidden>
      <LightMark light={light} size="small" />
    </span>
  );
}

interface LevelCellProps {
  level: Level;
  value: number | null;
  /** Null for the year's column. */
  of: Month | null;
  month: Month;
  slips: readonly YearSlip[];
  decimals: number;
}

function LevelCell({ level, value, of, month, slips, decimals }: LevelCellProps) {
  const marked = slips.some((slip) => isAt(slip, level, of));
  return (
    <td
      className={of === month ? styles.review : undefined}
      data-place={cellPlace("year", level, of ?? "year")}
    >
      {value !== null && levelText(value, decimals)}
      {marked && <sup className={styles.slip}>!</sup>}
    </td>
  );
}

function isAt(slip: YearSlip, level: Level, of: Month | null): boolean {
  if (slip.kind === "yearly-difference") return of === null && slip.level === level;
  return slip.month === of && (slip.lower === level || slip.upper === level);
}

function ActualRow({ month, months, year, measure, editor }: YearTableProps) {
  const words = useAllWords();
  const text = (value: number | null) =>
    value === null ? null : formatNumber(value, measure.decimals);
  return (
    <tr className={styles.actual}>
      <th scope="row">{words.scorecard.actual}</th>
      <td data-place={cellPlace("year", "actual", "year")}>{text(year.value)}</td>
      {months.map(({ month: of, actual }) =>
        of === month ? (
          <td
            key={of}
            className={`${styles.review} ${editor ? styles.editor : ""}`}
            data-place={cellPlace("year", "actual", of)}
          >
            {editor ?? text(actual)}
            {editor && (
              <span className={styles.room} aria-hidden="true">
                {text(actual)}
              </span>
            )}
          </td>
        ) : (
          <td key={of} data-place={cellPlace("year", "actual", of)}>
            {text(actual)}
          </td>
        ),
      )}
    </tr>
  );
}

function LightRow(props: YearTableProps) {
  const { name, month, months, year, measure, sealedBefore } = props;
  const words = useAllWords();
  const titleOf = (of: string) => `${name} · ${of}`;
  return (
    <tr className={styles.lights}>
      <th scope="row">{words.scorecard.light}</th>
      <td>
        {year.value !== null && (
          <Why
            title={titleOf(words.scorecard.year)}
            light={year.light}
            sentences={() => known(explainYearToDate(words, year, measure))}
          />
        )}
      </td>
      {months.map((figures) => {
        const { month: of, actual } = figures;
        const { light, explanation } = judgeMeasure({ ...figures, ...measure });
        return (
          <td key={of} className={of === month ? styles.review : undefined}>
            {/* A month that is still to come has no light: it is not missing anything yet. */}
            {(actual !== null || of <= month) && (
              <Why
                title={titleOf(formatMonth(words.locale, of))}
                light={light}
                sentences={() => known(explainMeasure(words, explanation, measure))}
                sealed={of === addMonths(month, -1) ? sealedBefore : null}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function known(sentence: string | null): string[] {
  return sentence === null ? [] : [sentence];
}
