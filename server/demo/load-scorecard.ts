import { monthFrom } from "~/domain/scorecard/month";
import {
  DIRECTIONS,
  FREQUENCIES,
  LEVELS,
  PERSPECTIVES,
  YEAR_TO_DATE_RULES,
} from "~/domain/scorecard/types";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { saveTheme } from "~/services/scorecard-commands/save-theme.server";
import { act, FACILITATOR, get, type Dealership } from "./dealership";
import { managerOf, providerOf } from "./load-people";
import { SAMPLE_YEAR } from "./samples";

/** Everything in the sample is valid from its first month on. */
const ALWAYS = { validFrom: monthFrom(SAMPLE_YEAR, 1), validTo: null };

/** Creates themes, objectives, measures with their levels, and action plans with their milestones. */
export function loadScorecard(dealership: Dealership): void {
  loadObjectives(dealership);
  for (const row of dealership.samples.measures) {
    const owner = get(dealership.people, managerOf(dealership, row("department"))).actor.personId;
    const provider = get(dealership.people, providerOf(dealership, row("code"))).actor.personId;
    const { id } = act(dealership, FACILITATOR, saveMeasure, {
      code: row("code"),
      objectiveId: get(dealership.objectives, row("objective")),
      departmentId: get(dealership.departments, row("department")),
      nameZh: row("name_zh"),
      nameEn: row("name_en"),
      unitZh: row("unit_zh"),
      unitEn: row("unit_en"),
      decimals: Number(row("decimals")),
      direction: oneOf(DIRECTIONS, row("direction")),
      yearToDate: oneOf(YEAR_TO_DATE_RULES, row("year_to_date")),
      frequency: oneOf(FREQUENCIES, row("frequency")),
      owners: { target: [owner], achievement: [owner], provider: [provider] },
      ...ALWAYS,
    });
    dealership.measures.set(row("code"), id);
  }
  loadLevels(dealership);
  for (const row of dealership.samples.plans) {
    const { id } = act(dealership, FACILITATOR, savePlan, planOf(dealership, row));
    dealership.plans.set(row("code"), id);
  }
}

function loadObjectives(dealership: Dealership): void {
  const themes = new Map<string, string>();
  for (const row of dealership.samples.objectives) {
    const perspective = oneOf(PERSPECTIVES, row("perspective"));
    const nameZh = row("theme_zh");
    if (nameZh !== "" && !themes.has(nameZh)) {
      const theme = { perspective, nameZh, nameEn: row("theme_en") };
      themes.set(nameZh, act(dealership, FACILITATOR, saveTheme, theme).id);
    }
    const { id } = act(dealership, FACILITATOR, saveObjective, {
      code: row("code"),
      perspective,
      themeId: themes.get(nameZh) ?? null,
      nameZh: row("name_zh"),
      nameEn: row("name_en"),
      ...ALWAYS,
    });
    dealership.objectives.set(row("code"), id);
  }
}

/** All levels in one batch: the months', and the year's as it was typed. */
function loadLevels(dealership: Dealership): void {
  const columns = [
    { column: "year", period: String(SAMPLE_YEAR) },
    ...MONTHS.map((column) => ({ column, period: `${SAMPLE_YEAR}-${column}` })),
  ];
  const cells = dealership.samples.levels.flatMap((row) =>
    columns.map(({ column, period }) => ({
      measureId: get(dealership.measures, row("measure")),
      period,
      level: oneOf(LEVELS, row("level")),
      value: row(column) === "" ? null : Number(row(column)),
    })),
  );
  act(dealership, FACILITATOR, saveLevels, { cells });
}

/** The columns of the sample files that stand for months. */
export const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

function planOf(dealership: Dealership, row: Dealership["samples"]["plans"][number]) {
  return {
    code: row("code"),
    nameZh: row("name_zh"),
    nameEn: row("name_en"),
    objectiveId: get(dealership.objectives, row("objective")),
    departmentId: get(dealership.departments, row("department")),
    owner: row("owner_zh"),
    lead: row("lead_zh"),
    participants: row("participants_zh"),
    startsOn: `${SAMPLE_YEAR}-${row("start")}`,
    endsOn: `${SAMPLE_YEAR}-${row("end")}`,
    goal: row("goal_zh"),
    ...ALWAYS,
    milestones: dealership.samples.milestones
      .filter((milestone) => milestone("plan") === row("code"))
      .map((milestone) => ({
        name: milestone("name_zh"),
        description: milestone("description_zh"),
        deliverable: milestone("deliverable_zh"),
        expectedOn: `${SAMPLE_YEAR}-${milestone("expected")}`,
      })),
  };
}

function oneOf<T extends string>(known: readonly T[], word: string): T {
  const found = known.find((each) => each === word);
  if (found === undefined) throw new Error(`the sample files say ${word}`);
  return found;
}
