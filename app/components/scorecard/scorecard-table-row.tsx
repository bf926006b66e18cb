import { Link } from "@remix-run/react";
import { memo } from "react";
import { arrowEnds } from "~/components/strategy-map/arrow-ends";
import { nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import {
  explainMeasure,
  explainObjective,
  explainPlan,
  incompleteOf,
  judgedValueOf,
} from "./explain";
import { levelText, withUnit } from "./figure-text";
import { LightPair } from "./light-pair";
import { useLight } from "./lights-context";
import type { ScorecardRow } from "./scorecard-rows";
import styles from "./scorecard-table.module.css";
import type {
  HrefOf,
  Named,
  ShownMeasureOfMonth,
  ShownObjective,
  ShownPlan,
  ShownScorecard,
} from "./shown";

interface RowProps {
  row: ScorecardRow;
  scorecard: ShownScorecard;
  hrefOf: HrefOf;
}

/** One row: a measure or a plan, and before it what it is the first of. */
export const ScorecardTableRow = memo(function ScorecardTableRow(props: RowProps) {
  const { row, scorecard } = props;
  const words = useWords();
  const { perspective, theme, objective, item } = row;
  const themeName = scorecard.themes.find(({ id }) => id === theme?.value);
  const starts = perspective ? styles.startsPerspective : objective ? styles.startsObjective : "";
  return (
    <tr className={starts}>
      {perspective && (
        <th scope="rowgroup" rowSpan={perspective.rows} className={styles.perspective}>
          {words.scorecard.perspectives[perspective.value]}
        </th>
      )}
      {theme && (
        <th scope="rowgroup" rowSpan={theme.rows} className={styles.theme}>
          {themeName ? nameIn(words.locale, themeName) : words.meetingPages.overview.noTheme}
        </th>
      )}
      {objective && (
        <ObjectiveCells objective={objective.value} rows={objective.rows} scorecard={scorecard} />
      )}
      {item.kind === "measure" && <MeasureCells {...props} measure={item.measure} />}
      {item.kind === "plan" && <PlanCells {...props} plan={item.plan} />}
      {item.kind === "nothing" && (
        <td colSpan={5} className={styles.nothing}>
          {words.scorecard.explain.noItems}
        </td>
      )}
    </tr>
  );
});

interface ObjectiveCellsProps {
  objective: ShownObjective;
  rows: number;
  scorecard: ShownScorecard;
}

function ObjectiveCells({ objective, rows, scorecard }: ObjectiveCellsProps) {
  const words = useWords();
  const name = nameIn(words.locale, objective);
  const light = useLight("objective", objective.id, scorecard.month);
  const incomplete = incompleteOf(light?.explanation);
  const ends = arrowEnds(scorecard.objectives, scorecard.map?.arrows ?? [], objective.id);
  const codeOf = (id: string) =>
    [...scorecard.measures, ...scorecard.plans].find((item) => item.id === id)?.code ?? null;
  return (
    <>
      <th scope="rowgroup" rowSpan={rows} className={styles.objective}>
        <span className={styles.code}>{objective.code}</span> {name}
        {incomplete > 0 && (
          <small className={styles.incomplete}>{words.scorecard.incomplete(incomplete)}</small>
        )}
      </th>
      <td rowSpan={rows} className={styles.objectiveLights}>
        <LightPair
          kind="objective"
          id={objective.id}
          month={scorecard.month}
          name={`${objective.code} ${name}`}
          explain={({ explanation }) => [explainObjective(words, explanation, codeOf)]}
          sealed={scorecard.sealed[`objective/${objective.id}`]?.light}
        />
      </td>
      {scorecard.map && (
        <>
          <EndsCell codes={ends.drives} rows={rows} label={words.strategyMap.columns.drives} />
          <EndsCell codes={ends.drivenBy} rows={rows} label={words.strategyMap.columns.drivenBy} />
        </>
      )}
    </>
  );
}

/** What an objective drives, or what drives it, by the codes. */
function EndsCell(props: { codes: readonly string[]; rows: number; label: string }) {
  const { general } = useWords();
  return (
    <td rowSpan={props.rows} className={styles.ends} data-label={props.label}>
      {props.codes.join(general.listSeparator)}
    </td>
  );
}

function MeasureCells({ measure, scorecard, hrefOf }: RowProps & { measure: ShownMeasureOfMonth }) {
  const words = useWords();
  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  const { target } = measure.levels;
  return (
    <>
      <NameCell item={measure} href={hrefOf(measure)} />
      <DepartmentCell scorecard={scorecard} id={measure.departmentId} />
      <ActualCell measure={measure} month={scorecard.month} unit={unit} />
      <td className={styles.number} data-label={words.scorecard.levels.target}>
        {target !== null && levelText(target, measure.decimals)}
      </td>
      <td className={styles.lights}>
        <LightPair
          kind="measure"
          id={measure.id}
          month={scorecard.month}
          name={`${measure.code} ${nameIn(words.locale, measure)}`}
          explain={({ explanation }) => [
            valueSentence(words.scorecard.explain.value, explanation, measure.decimals, unit),
            explainMeasure(words, explanation, measure),
          ]}
          sealed={scorecard.sealed[`measure/${measure.id}`]?.light}
        />
      </td>
    </>
  );
}

function valueSentence(
  say: (value: string) => string,
  explanation: unknown,
  decimals: number,
  unit: string,
): string | null {
  const value = judgedValueOf(explanation);
  return value === null ? null : say(withUnit(formatNumber(value, decimals), unit));
}

/** The actual as the light's own explanation holds it: the number never parts from its light. */
function ActualCell(props: { measure: ShownMeasureOfMonth; month: string; unit: string }) {
  const { measure, month, unit } = props;
  const words = useWords();
  const value = judgedValueOf(useLight("measure", measure.id, month)?.explanation);
  return (
    <td className={`${styles.number} ${styles.actual}`} data-label={words.scorecard.actual}>
      {value !== null && (
        <>
          {formatNumber(value, measure.decimals)} <span className={styles.unit}>{unit}</span>
        </>
      )}
    </td>
  );
}

function PlanCells({ plan, scorecard, hrefOf }: RowProps & { plan: ShownPlan }) {
  const words = useWords();
  const nameOf = (id: string) => plan.milestones.find((each) => each.id === id)?.name ?? null;
  return (
    <>
      <NameCell item={plan} href={hrefOf(plan)} />
      <DepartmentCell scorecard={scorecard} id={plan.departmentId} />
      <td colSpan={2} className={styles.planNote}>
        {words.scorecard.plan}
      </td>
      <td className={styles.lights}>
        <LightPair
          kind="plan"
          id={plan.id}
          month={scorecard.month}
          name={`${plan.code} ${nameIn(words.locale, plan)}`}
          explain={({ explanation }) => [explainPlan(words, explanation, nameOf)]}
          sealed={scorecard.sealed[`plan/${plan.id}`]?.light}
        />
      </td>
    </>
  );
}

function NameCell({ item, href }: { item: Named & { code: string }; href: string | null }) {
  const words = useWords();
  const name = nameIn(words.locale, item);
  const content = (
    <>
      <span className={styles.code}>{item.code}</span> {name}
    </>
  );
  return (
    <td className={styles.name}>
      {href === null ? (
        content
      ) : (
        <Link to={href} title={words.meetingPages.overview.goTo(item.code)}>
          {content}
        </Link>
      )}
    </td>
  );
}

function DepartmentCell({ scorecard, id }: { scorecard: ShownScorecard; id: string }) {
  const words = useWords();
  const department = scorecard.departments.find((each) => each.id === id);
  return <td className={styles.department}>{department && nameIn(words.locale, department)}</td>;
}
