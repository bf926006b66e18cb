/** The sample dealership's scorecard, read from the demo data, judged month by month. */
import { readFileSync } from "node:fs";
import type { Light } from "~/domain/scorecard/light";
import { judgeMeasure, type MeasureJudgement } from "~/domain/scorecard/measure-light";
import type { Milestone } from "~/domain/scorecard/milestone-light";
import { monthsOfYear, type Month } from "~/domain/scorecard/month";
import { rollUpObjective, type ObjectiveJudgement } from "~/domain/scorecard/objective-light";
import { judgePlan, type PlanJudgement } from "~/domain/scorecard/plan-light";
import {
  DIRECTIONS,
  LEVELS,
  NO_LEVELS,
  YEAR_TO_DATE_RULES,
  type Direction,
  type Levels,
  type YearToDateRule,
} from "~/domain/scorecard/types";

const YEAR = 2021;

/** A measure of the sample with its twelve months, January first. */
export interface SampleMeasure {
  readonly code: string;
  readonly objective: string;
  readonly decimals: number;
  readonly direction: Direction;
  readonly rule: YearToDateRule;
  readonly year: Levels;
  readonly months: readonly { month: Month; actual: number | null; levels: Levels }[];
}

/** Rows of a file of the demo data as records by column; its last column may be quoted. */
function rowsOf(file: string): Record<string, string>[] {
  const path = new URL(`../../../db/demo/${file}.csv`, import.meta.url);
  const [head = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

function numberIn(cell: string | undefined): number | null {
  return cell ? Number(cell) : null;
}

function oneOf<Value extends string>(values: readonly Value[], cell: string | undefined): Value {
  const value = values.find((each) => each === cell);
  if (value === undefined) throw new Error(`unexpected ${cell} in the demo data`);
  return value;
}

function levelsOf(rows: Record<string, string>[], column: string): Levels {
  const levels = { ...NO_LEVELS };
  for (const row of rows) levels[oneOf(LEVELS, row["level"])] = numberIn(row[column]);
  return levels;
}

/** The 27 measures in the order of the file. */
export function sampleMeasures(): SampleMeasure[] {
  const [targets, actuals] = [rowsOf("targets"), rowsOf("actuals")];
  return rowsOf("measures").map((row) => {
    const code = row["code"] ?? "";
    const own = targets.filter((target) => target["measure"] === code);
    const values = actuals.find((actual) => actual["measure"] === code) ?? {};
    return {
      code,
      objective: row["objective"] ?? "",
      decimals: Number(row["decimals"]),
      direction: oneOf(DIRECTIONS, row["direction"]),
      rule: oneOf(YEAR_TO_DATE_RULES, row["year_to_date"]),
      year: levelsOf(own, "year"),
      months: monthsOfYear(YEAR).map((month) => ({
        month,
        actual: numberIn(values[month.slice(5)]),
        levels: levelsOf(own, month.slice(5)),
      })),
    };
  });
}

/** The measures' lights in a month, by code. */
export function measureLights(month: Month): Map<string, MeasureJudgement> {
  return new Map(
    sampleMeasures().map((measure) => {
      const figures = measure.months.find((each) => each.month === month);
      const { actual, levels } = figures ?? { actual: null, levels: NO_LEVELS };
      return [measure.code, judgeMeasure({ ...measure, actual, levels })];
    }),
  );
}

/** The action plans' lights in a month, by code. */
export function planLights(month: Month): Map<string, PlanJudgement> {
  const milestones = rowsOf("milestones");
  return new Map(
    rowsOf("action-plans").map((plan) => {
      const own = milestones
        .filter((row) => row["plan"] === plan["code"])
        .map((row): Milestone => ({
          id: row["order"] ?? "",
          expected: `${YEAR}-${row["expected"]}`,
          done: row["actual"] ? `${YEAR}-${row["actual"]}` : null,
        }));
      const period = { start: `${YEAR}-${plan["start"]}`, end: `${YEAR}-${plan["end"]}` };
      return [plan["code"] ?? "", judgePlan(period, own, month)];
    }),
  );
}

/** The objectives' lights in a month, by code. */
export function objectiveLights(month: Month): Map<string, ObjectiveJudgement> {
  const measures = sampleMeasures();
  const plans = rowsOf("action-plans");
  const [ofMeasures, ofPlans] = [measureLights(month), planLights(month)];
  const lit = (codes: string[], lights: Map<string, { light: Light }>) =>
    codes.map((id) => ({ id, light: lights.get(id)?.light ?? "grey" }));
  return new Map(
    rowsOf("objectives").map(({ code = "" }) => {
      const own = measures.filter((measure) => measure.objective === code);
      const ownPlans = plans.filter((plan) => plan["objective"] === code);
      const judged = rollUpObjective({
        measures: lit(
          own.map((measure) => measure.code),
          ofMeasures,
        ),
        plans: lit(
          ownPlans.map((plan) => plan["code"] ?? ""),
          ofPlans,
        ),
        greyCountsAsWorst: false,
      });
      return [code, judged];
    }),
  );
}
