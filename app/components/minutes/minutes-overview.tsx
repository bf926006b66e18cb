import {
  explainMeasure,
  explainPlan,
  incompleteOf,
  judgedValueOf,
} from "~/components/scorecard/explain";
import { levelText, withUnit } from "~/components/scorecard/figure-text";
import { scorecardRows, type ScorecardRow } from "~/components/scorecard/scorecard-rows";
import type { ShownMeasureOfMonth, ShownObjective, ShownPlan } from "~/components/scorecard/shown";
import { arrowEnds } from "~/components/strategy-map/arrow-ends";
import { Tally } from "~/components/scorecard/tally";
import { AmendmentNotes, CorrectionNote } from "~/components/record/beside-notes";
import { useRecord } from "~/components/record/record-reader";
import { formatMonth, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import { Lights } from "./light-cell";
import { MinutesWords } from "./minutes-words";
import styles from "./minutes.module.css";

/** The overview: how many have each light, and the whole scorecard with its reasons. */
export function MinutesOverview() {
  const words = useWords();
  const { record } = useRecord();
  const { scorecard, meeting } = record;
  const rows = scorecardRows({ ...scorecard, month: meeting.month, sealed: {} });
  return (
    <section className={styles.part}>
      <h2>{words.meetingPages.overview.title(formatMonth(words.locale, meeting.month))}</h2>
      <Vision />
      <Counts />
      <MinutesWords />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.scorecard.perspective}</th>
            <th scope="col">{words.scorecard.objective}</th>
            <th scope="col">{words.scorecard.measureOrPlan}</th>
            <th scope="col">{words.scorecard.department}</th>
            <th scope="col" className={styles.number}>
              {words.scorecard.actual}
            </th>
            <th scope="col" className={styles.number}>
              {words.scorecard.levels.target}
            </th>
            <th scope="col">{words.scorecard.light}</th>
            <th scope="col">{words.record.minutes.why}</th>
          </tr>
        </thead>
        {groups(rows).map((group) => (
          <tbody key={group[0]?.key} className={styles.group}>
            {group.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        ))}
      </table>
      <AmendmentNotes place="overview" />
    </section>
  );
}

/**
 * The rows of each objective: cells that reach over rows must not be torn apart by a page, so each
 * group is a body of its own and names its perspective itself.
 */
function groups(rows: readonly ScorecardRow[]): ScorecardRow[][] {
  const found: ScorecardRow[][] = [];
  let perspective: ScorecardRow["perspective"] = null;
  for (const row of rows) {
    perspective = row.perspective ?? perspective;
    if (row.objective) found.push([{ ...row, perspective }]);
    else found.at(-1)?.push(row);
  }
  return found;
}

function Counts() {
  const text = useWords().scorecard.counts;
  const { record, light } = useRecord();
  const { objectives, measures, plans } = record.scorecard;
  const kinds = [
    { kind: "objective", label: text.objectives, items: objectives },
    { kind: "measure", label: text.measures, items: measures },
    { kind: "plan", label: text.plans, items: plans },
  ] as const;
  return (
    <dl className={styles.counts}>
      {kinds.map(({ kind, label, items }) => (
        <div key={kind}>
          <dt>
            {label} {items.length}
          </dt>
          <dd>
            <Tally lights={items.map(({ id }) => light(kind, id)?.light ?? "grey")} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ row: { perspective, objective, item } }: { row: ScorecardRow }) {
  const words = useWords();
  return (
    <tr>
      {objective && (
        <>
          <th scope="rowgroup" rowSpan={objective.rows}>
            {perspective && words.scorecard.perspectives[perspective.value]}
          </th>
          <ObjectiveCell objective={objective.value} rows={objective.rows} />
        </>
      )}
      {item.kind === "measure" && <MeasureCells measure={item.measure} />}
      {item.kind === "plan" && <PlanCells plan={item.plan} />}
      {item.kind === "nothing" && <td colSpan={6}>{words.scorecard.explain.noItems}</td>}
    </tr>
  );
}

function Vision() {
  const words = useWords();
  const { vision } = useRecord().record.strategyMap ?? { vision: { textZh: "", textEn: "" } };
  const text = words.locale === "en" ? vision.textEn : vision.textZh;
  return text === "" ? null : <p>{words.strategyMap.visionIs(text)}</p>;
}

function ObjectiveCell({ objective, rows }: { objective: ShownObjective; rows: number }) {
  const words = useWords();
  const { record, light } = useRecord();
  const incomplete = incompleteOf(light("objective", objective.id)?.explanation);
  const { scorecard, strategyMap } = record;
  const { drives } = arrowEnds(scorecard.objectives, strategyMap?.arrows ?? [], objective.id);
  return (
    <th scope="rowgroup" rowSpan={rows} className={styles.objective}>
      {objective.code} {nameIn(words.locale, objective)}
      <br />
      <Lights kind="objective" id={objective.id} />
      {drives.length > 0 && (
        <small> {words.strategyMap.drives(drives.join(words.general.listSeparator))}</small>
      )}
      {incomplete > 0 && <small> {words.scorecard.incomplete(incomplete)}</small>}
    </th>
  );
}

function MeasureCells({ measure }: { measure: ShownMeasureOfMonth }) {
  const words = useWords();
  const { light, department } = useRecord();
  const lit = light("measure", measure.id);
  const value = judgedValueOf(lit?.explanation);
  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  const { target } = measure.levels;
  return (
    <>
      <td>
        {measure.code} {nameIn(words.locale, measure)}
        <CorrectionNote kind="measure" id={measure.id} />
      </td>
      <td>{department(measure.departmentId)}</td>
      <td className={styles.number}>
        {value !== null && withUnit(formatNumber(value, measure.decimals), unit)}
      </td>
      <td className={styles.number}>{target !== null && levelText(target, measure.decimals)}</td>
      <td>
        <Lights kind="measure" id={measure.id} />
      </td>
      <td className={styles.why}>{explainMeasure(words, lit?.explanation, measure)}</td>
    </>
  );
}

function PlanCells({ plan }: { plan: ShownPlan }) {
  const words = useWords();
  const { light, department } = useRecord();
  const nameOf = (id: string) => plan.milestones.find((each) => each.id === id)?.name ?? null;
  return (
    <>
      <td>
        {plan.code} {nameIn(words.locale, plan)}
        <CorrectionNote kind="plan" id={plan.id} />
      </td>
      <td>{department(plan.departmentId)}</td>
      <td colSpan={2}>{words.scorecard.plan}</td>
      <td>
        <Lights kind="plan" id={plan.id} />
      </td>
      <td className={styles.why}>
        {explainPlan(words, light("plan", plan.id)?.explanation, nameOf)}
      </td>
    </>
  );
}
