import type { Frequency } from "~/domain/scorecard/types";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { done, type TestCompany, type TestServices } from "./company";

/** An objective as its verb takes it. */
export const objectiveInput = (code: string) => ({
  code,
  perspective: "financial" as const,
  themeId: null,
  nameZh: code,
  nameEn: code,
  validFrom: "2021-01",
  validTo: null,
});

/** A measure of the sales department as its verb takes it; the company's provider delivers it. */
export function measureInput(company: TestCompany, objectiveId: string, code: string) {
  return {
    code,
    objectiveId,
    departmentId: company.departments.sales,
    nameZh: code,
    nameEn: code,
    unitZh: "个",
    unitEn: "pcs",
    decimals: 0,
    direction: "higher" as "higher" | "lower",
    yearToDate: "sum" as "sum" | "average" | "last",
    frequency: "monthly" as Frequency,
    owners: {
      target: [company.people.manager.actor.personId],
      achievement: [company.people.manager.actor.personId],
      provider: [company.people.provider.actor.personId],
    },
    validFrom: "2021-01",
    validTo: null as string | null,
  };
}

/** Makes an objective and a measure of it, through the verbs. */
export function makeMeasure(
  services: TestServices,
  company: TestCompany,
  code = "M1",
): { objectiveId: string; measureId: string; input: ReturnType<typeof measureInput> } {
  const { administrator } = company.people;
  const { id: objectiveId } = done(
    services,
    administrator,
    saveObjective,
    objectiveInput(`of-${code}`),
  );
  const input = measureInput(company, objectiveId, code);
  const { id: measureId } = done(services, administrator, saveMeasure, input);
  return { objectiveId, measureId, input };
}

/** The four levels of one period as cells of a batch, best first. */
export function levelCells(
  measureId: string,
  period: string,
  [challenge2, challenge1, target, threshold]: readonly (number | null)[],
) {
  const cell = (
    level: "challenge2" | "challenge1" | "target" | "threshold",
    value?: number | null,
  ) => ({
    measureId,
    period,
    level,
    value: value ?? null,
  });
  return [
    cell("challenge2", challenge2),
    cell("challenge1", challenge1),
    cell("target", target),
    cell("threshold", threshold),
  ];
}
