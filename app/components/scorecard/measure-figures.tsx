import { useId, useMemo, useState } from "react";
import { ActualField, type TypedActual } from "~/components/actuals/actual-field";
import { ChangeHistory } from "~/components/actuals/change-history";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { addMonths, yearOf } from "~/domain/scorecard/month";
import { yearToDate } from "~/domain/scorecard/year-to-date";
import { slipsOfYear } from "~/domain/scorecard/year-slips";
import { formatMonth, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import { explainMeasure, explainYearToDate } from "./explain";
import { useActual, useLight } from "./lights-context";
import styles from "./measure-figures.module.css";
import type { ShownFigures } from "./shown";
import { Verdict } from "./verdict";
import { YearChart } from "./year-chart";
import { withActual } from "./year-months";
import { YearTable } from "./year-table";

interface MeasureFiguresProps {
  figures: ShownFigures;
  /** Whoever types: their waiting numbers are kept under this id. */
  personId: string;
  /** Whether this person may enter the month's actual. */
  mayEnter: boolean;
  /** The verdict alone: the year stands on the measure's first page. Default: everything. */
  brief?: boolean;
}

/**
 * All figures of a measure's page: verdict, chart, year table with the month's actual as a field.
 * Live, and judged at every keystroke of one's own. Needs a LightsProvider around it.
 */
export function MeasureFigures(props: MeasureFiguresProps) {
  const { measure, month } = props.figures;
  // Another measure's figures are other figures: nothing typed stays, and no light has changed.
  return <Figures key={`${measure.id} ${month}`} {...props} />;
}

function Figures({ figures, personId, mayEnter, brief = false }: MeasureFiguresProps) {
  const { measure, month, typedYear, timeZone, sealedBefore } = figures;
  const words = useAllWords();
  const live = useActual(measure.id, month);
  const before = useLight("measure", measure.id, addMonths(month, -1));
  const [typed, setTyped] = useState<TypedActual | null>(null);
  const months = useMonths(figures, typed ?? live);
  const slips = useSlips(figures);
  const year = yearToDate({ month, months, rule: measure.yearToDate, ...measure });
  const reviewed = months.find((each) => each.month === month);
  const now = reviewed && judgeMeasure({ ...reviewed, ...measure });
  const tableId = useId();
  const name = `${measure.code} ${nameIn(words.locale, measure)}`;
  const editor = mayEnter && reviewed && (
    <ActualField
      personId={personId}
      measureId={measure.id}
      month={month}
      label={words.sheet.actualOf(formatMonth(words.locale, month))}
      decimals={measure.decimals}
      percent={measure.unitZh === "%"}
      levels={reviewed.levels}
      actual={live}
      onJudged={setTyped}
      notes="floating"
    />
  );
  const shared = { name, measure, month, months, year };
  return (
    <section className={styles.figures}>
      <Verdict
        before={
          before && {
            light: before.light,
            month: addMonths(month, -1),
            corrected: sealedBefore !== null && sealedBefore !== before.light,
          }
        }
        now={now ? { light: now.light, month } : null}
        sentences={[
          explainMeasure(words, now?.explanation, measure),
          explainYearToDate(words, year, measure),
        ]}
      />
      {!brief && (
        <>
          <YearChart {...shared} tableId={tableId} />
          <YearTable
            {...shared}
            id={tableId}
            typedYear={typedYear}
            slips={slips}
            sealedBefore={sealedBefore}
            editor={editor || undefined}
          />
          <div className={styles.below}>
            <ChangeHistory
              {...{ name, month, timeZone }}
              measureId={measure.id}
              decimals={measure.decimals}
            />
          </div>
        </>
      )}
    </section>
  );
}

/** The head's large figure: the month's actual as everybody has it, with its unit. Live. */
export function HeadFigure({ figures }: { figures: ShownFigures }) {
  const { measure, month } = figures;
  const words = useAllWords();
  const value = useActual(measure.id, month)?.value ?? null;
  return (
    <span className={styles.head}>
      {value === null ? "–" : formatNumber(value, measure.decimals)}{" "}
      <span className={styles.unit}>{words.locale === "en" ? measure.unitEn : measure.unitZh}</span>
    </span>
  );
}

/** The year with the month under review as it is now, or as its typist has it. */
function useMonths({ months, month }: ShownFigures, now: { value: number | null } | null) {
  const value = now?.value;
  return useMemo(
    () => (value === undefined ? months : withActual(months, month, value)),
    [months, month, value],
  );
}

function useSlips({ versions, months, month, typedYear }: ShownFigures) {
  return useMemo(
    () => slipsOfYear(versions, { year: yearOf(month), typedYear, months }),
    [versions, months, month, typedYear],
  );
}
