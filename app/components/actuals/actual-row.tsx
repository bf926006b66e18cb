import { useState } from "react";
import { explainMeasure } from "~/components/scorecard/explain";
import { levelText } from "~/components/scorecard/figure-text";
import { LIGHT_OF_LEVEL } from "~/components/scorecard/level-lights";
import { LightMark } from "~/components/scorecard/light";
import { useActual } from "~/components/scorecard/lights-context";
import { Why } from "~/components/scorecard/why";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { addMonths, type Month } from "~/domain/scorecard/month";
import { LEVELS } from "~/domain/scorecard/types";
import { formatMonth, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import type { ActualsRow } from "~/views/actuals";
import { ActualField, type TypedActual } from "./actual-field";
import styles from "./actuals-page.module.css";
import { ChangeHistory } from "./change-history";

interface ActualRowProps {
  row: ActualsRow;
  /** Its place in the list, from 0. */
  line: number;
  month: Month;
  me: string;
  timeZone: string;
  /** Called when a number has been committed, by whomever, and nobody will push it here. */
  onSaved?: () => void;
}

/** One measure: what it should reach, what it was, the field, and the light it comes to. */
export function ActualRow({ row, line, month, me, timeZone, onSaved }: ActualRowProps) {
  const words = useAllWords();
  const live = useActual(row.id, month);
  const [typed, setTyped] = useState<TypedActual | null>(null);
  const unit = words.locale === "en" ? row.unitEn : row.unitZh;
  const name = `${row.code} ${nameIn(words.locale, row)}`;
  const before = addMonths(month, -1);
  const now = judgeMeasure({ ...row, month, actual: (typed ?? live)?.value ?? null });
  const last = row.last && judgeMeasure({ ...row, ...row.last, month: before });
  const why = (explanation: unknown) => () => [explainMeasure(words, explanation, row) ?? ""];
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <span>{name}</span>
        <small>
          {[row.department && nameIn(words.locale, row.department), unit]
            .filter(Boolean)
            .join(" · ")}
          {" · "}
          {words.scorecard.directions[row.direction]}
        </small>
      </th>
      <td className={styles.levels}>
        <Levels row={row} />
      </td>
      <td
        className={styles.number}
        data-label={words.actuals.last(formatMonth(words.locale, before))}
      >
        {row.last?.actual != null && formatNumber(row.last.actual, row.decimals)}{" "}
        {last && row.last?.actual != null && (
          <Why
            title={`${name} · ${formatMonth(words.locale, before)}`}
            light={last.light}
            sentences={why(last.explanation)}
            sealed={row.sealedBefore}
            size="small"
          />
        )}
      </td>
      <td className={styles.field}>
        <ActualField
          personId={me}
          measureId={row.id}
          month={month}
          label={`${name} · ${words.sheet.actualOf(formatMonth(words.locale, month))}`}
          decimals={row.decimals}
          percent={row.unitZh === "%"}
          levels={row.levels}
          actual={live}
          onJudged={setTyped}
          onSaved={onSaved}
          onOvertaken={onSaved}
          line={line}
        />
      </td>
      <td className={styles.light}>
        <Why
          title={`${name} · ${formatMonth(words.locale, month)}`}
          light={now.light}
          sentences={why(now.explanation)}
        />
      </td>
      <td className={styles.history}>
        <ChangeHistory
          measureId={row.id}
          month={month}
          name={name}
          decimals={row.decimals}
          timeZone={timeZone}
        />
      </td>
    </tr>
  );
}

/** The month's levels, best first, each with the shape it earns. */
function Levels({ row }: { row: ActualsRow }) {
  const words = useAllWords();
  return (
    <ul>
      {LEVELS.map((level) => {
        const value = row.levels[level];
        return (
          value !== null && (
            <li key={level} data-level={level}>
              <span className={styles.levelName}>{words.scorecard.levels[level]}</span>
              <span className={styles.shape} aria-hidden>
                <LightMark light={LIGHT_OF_LEVEL[level]} size="small" />
              </span>
              {levelText(value, row.decimals)}
            </li>
          )
        );
      })}
    </ul>
  );
}
