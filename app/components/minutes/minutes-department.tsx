import { explainMeasure, explainPlan, judgedValueOf } from "~/components/scorecard/explain";
import { asYearExplanation } from "~/components/scorecard/explanation-shapes";
import { levelText, withUnit } from "~/components/scorecard/figure-text";
import { isFirstPage } from "~/components/meeting/places";
import { AmendmentNotes, CorrectionNote } from "~/components/record/beside-notes";
import { useRecord } from "~/components/record/record-reader";
import { LEVELS } from "~/domain/scorecard/types";
import { formatDuration, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import { COVER_PAGE } from "~/sheet/pictures";
import type { Named } from "~/views/page";
import type { RecordedPage } from "~/views/record";
import { Lights } from "./light-cell";
import { MinutesPageWords } from "./minutes-page-words";
import { MinutesPictures } from "./minutes-pictures";
import styles from "./minutes.module.css";

/** A department on a sheet of its own: its figures in one table, then what its pages say. */
export function MinutesDepartment({ department }: { department: Named & { id: string } }) {
  const words = useAllWords();
  const { record } = useRecord();
  const text = words.record.minutes;
  const pages = record.pages.filter(({ departmentId }) => departmentId === department.id);
  const item = record.agenda.find(({ departmentId }) => departmentId === department.id);
  const onCover =
    record.pictures?.filter(
      ({ departmentId, page }) => departmentId === department.id && page === COVER_PAGE,
    ) ?? [];
  return (
    <section className={styles.sheet}>
      <h2>
        {nameIn(words.locale, department)}
        {item && (
          <small>
            {text.budget(formatDuration(item.spentMs), formatDuration(item.budgetMinutes * 60_000))}
          </small>
        )}
      </h2>
      <MinutesPictures pictures={onCover} />
      {pages.length === 0 ? (
        <p>{text.noPages}</p>
      ) : (
        <>
          <Figures pages={pages.filter(({ link }) => isFirstPage(link))} />
          {pages.map((page) => (
            <MinutesPageWords key={page.link.key} page={page} />
          ))}
        </>
      )}
    </section>
  );
}

function Figures({ pages }: { pages: readonly RecordedPage[] }) {
  const words = useAllWords();
  const text = words.scorecard;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.measureOrPlan}</th>
          {LEVELS.map((level) => (
            <th key={level} scope="col" className={styles.number}>
              {text.levels[level]}
            </th>
          ))}
          <th scope="col" className={styles.number}>
            {text.actual}
          </th>
          <th scope="col" className={styles.number}>
            {words.record.minutes.yearToDate}
          </th>
          <th scope="col">{text.light}</th>
          <th scope="col">{words.record.minutes.why}</th>
        </tr>
      </thead>
      <tbody>
        {pages.map((page) => (
          <tr key={page.link.key}>
            <th scope="row">
              {page.link.code} {nameIn(words.locale, page.link)}
              <CorrectionNote kind={page.link.kind} id={page.link.id} />
              <AmendmentNotes place={page.link.key} />
            </th>
            {page.subject.kind === "measure" ? (
              <MeasureCells subject={page.subject} />
            ) : (
              <PlanCells id={page.link.id} subject={page.subject} />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Subject<K extends RecordedPage["subject"]["kind"]> = Extract<
  RecordedPage["subject"],
  { kind: K }
>;

function MeasureCells({ subject: { figures } }: { subject: Subject<"measure"> }) {
  const words = useAllWords();
  const { light } = useRecord();
  const { measure, month, months } = figures;
  const levels = months.find((each) => each.month === month)?.levels;
  const lit = light("measure", measure.id);
  const value = judgedValueOf(lit?.explanation);
  const year = asYearExplanation(light("year-to-date", measure.id)?.explanation)?.value ?? null;
  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  return (
    <>
      {LEVELS.map((level) => {
        const typed = levels?.[level] ?? null;
        return (
          <td key={level} className={styles.number}>
            {typed !== null && levelText(typed, measure.decimals)}
          </td>
        );
      })}
      <td className={styles.number}>
        {value !== null && <b>{withUnit(formatNumber(value, measure.decimals), unit)}</b>}
      </td>
      <td className={styles.number}>{year !== null && formatNumber(year, measure.decimals)}</td>
      <td>
        <Lights kind="measure" id={measure.id} />
      </td>
      <td className={styles.why}>{explainMeasure(words, lit?.explanation, measure)}</td>
    </>
  );
}

function PlanCells({ id, subject }: { id: string; subject: Subject<"plan"> }) {
  const words = useAllWords();
  const { light } = useRecord();
  const nameOf = (of: string) => subject.milestones.find((each) => each.id === of)?.name ?? null;
  return (
    <>
      <td colSpan={6}>
        {words.scorecard.plan} · {words.sheet.plan.goal} {subject.plan.goal}
      </td>
      <td>
        <Lights kind="plan" id={id} />
      </td>
      <td className={styles.why}>{explainPlan(words, light("plan", id)?.explanation, nameOf)}</td>
    </>
  );
}
