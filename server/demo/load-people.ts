import { ROLES, type Role } from "~/domain/access/can";
import { savePerson } from "~/services/people-commands.server";
import { saveDepartment } from "~/services/scorecard-commands/save-department.server";
import { act, FACILITATOR, get, type Dealership } from "./dealership";
import { SAMPLE_YEAR, wordsIn } from "./samples";

/** The demo's addresses end in a name that the DNS keeps for examples: no mail ever reaches anybody. */
export const demoEmail = (person: string) => `${person}@demo.example`;

/** Creates the departments and the people, each under the name of their role. */
export function loadPeople(dealership: Dealership): void {
  const { samples, departments, people, companyId, clock } = dealership;
  for (const row of samples.departments) {
    const { id } = act(dealership, FACILITATOR, saveDepartment, {
      code: row("id"),
      nameZh: row("name_zh"),
      nameEn: row("name_en"),
      validFrom: `${SAMPLE_YEAR}-01`,
      validTo: null,
    });
    departments.set(row("id"), id);
  }
  for (const row of samples.people) {
    // People are listed in the order in which they came.
    clock.pass(1);
    const names = { nameZh: row("title_zh"), nameEn: row("title_en") };
    const roles = wordsIn(row("roles")).filter((role): role is Role =>
      ROLES.some((known) => known === role),
    );
    const departmentIds = wordsIn(row("departments")).map((code) => get(departments, code));
    const { id: personId } = act(dealership, FACILITATOR, savePerson, {
      id: people.get(row("id"))?.actor.personId,
      ...names,
      email: demoEmail(row("id")),
      roles,
      departmentIds,
    });
    const actor = { personId, companyId, roles, departmentIds };
    people.set(row("id"), { actor, ...names, locale: "zh-CN" });
  }
}

/** The code of the first manager of a department: who answers for what it reports. */
export function managerOf({ samples }: Pick<Dealership, "samples">, department: string): string {
  const manager = samples.people.find(
    (row) =>
      wordsIn(row("roles")).includes("manager") && wordsIn(row("departments")).includes(department),
  );
  if (!manager) throw new Error(`the sample files know no manager of ${department}`);
  return manager("id");
}

/** The code of the person who delivers a measure's figures. */
export function providerOf({ samples }: Pick<Dealership, "samples">, measure: string): string {
  const provider = samples.people.find((row) => wordsIn(row("provides")).includes(measure));
  if (!provider) throw new Error(`the sample files know no provider of ${measure}`);
  return provider("id");
}
