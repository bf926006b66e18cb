import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { done, type TestCompany, type TestServices } from "./company";

/**
 * Makes an action plan of the sales department for the year 2021, with one milestone, which is due
 * on 20 February. @returns its id
 */
export function makePlan(
  services: TestServices,
  company: TestCompany,
  { objectiveId, code = "K1" }: { objectiveId: string; code?: string },
): string {
  const words = { owner: "", lead: "", participants: "", goal: "" };
  return done(services, company.people.administrator, savePlan, {
    ...words,
    code,
    nameZh: code,
    nameEn: code,
    objectiveId,
    departmentId: company.departments.sales,
    startsOn: "2021-01-01",
    endsOn: "2021-12-31",
    validFrom: "2021-01",
    validTo: null,
    milestones: [{ name: "training", description: "", deliverable: "", expectedOn: "2021-02-20" }],
  }).id;
}
