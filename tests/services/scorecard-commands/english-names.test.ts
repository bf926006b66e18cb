import { beforeEach, describe, expect, it } from "vitest";
import { savePerson } from "~/services/people-commands.server";
import { saveDepartment } from "~/services/scorecard-commands/save-department.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { saveTheme } from "~/services/scorecard-commands/save-theme.server";
import { scorecardEditorView } from "~/services/scorecard-editor.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../../support/company";
import { measureInput, objectiveInput } from "../../support/scorecard";

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

const view = () => scorecardEditorView({ ...services, who: company.people.administrator });
const names = { nameZh: "新车毛利", nameEn: "" };
const span = { validFrom: "2021-01", validTo: null };

describe("an English name that is left blank", () => {
  it("is the Chinese one, in every entry of the scorecard", () => {
    const { administrator } = company.people;
    done(services, administrator, saveDepartment, { code: "new", ...names, ...span });
    done(services, administrator, saveTheme, { perspective: "financial", ...names });
    const objective = { ...objectiveInput("F1"), ...names };
    const { id: objectiveId } = done(services, administrator, saveObjective, objective);
    const measure = { ...measureInput(company, objectiveId, "M1"), ...names };
    done(services, administrator, saveMeasure, { ...measure, unitZh: "台", unitEn: " " });
    done(services, administrator, savePlan, {
      code: "K1",
      ...names,
      ...span,
      objectiveId,
      departmentId: company.departments.sales,
      owner: "",
      lead: "",
      participants: "",
      startsOn: "2021-01-01",
      endsOn: "2021-12-31",
      goal: "",
      milestones: [],
    });
    const { departments, themes, objectives, measures, plans } = view();
    const version = measures[0]?.versions[0];
    const english = [departments.at(-1), themes[0], objectives[0], version, plans[0]];
    expect(english.map((entry) => entry?.nameEn)).toEqual(Array(5).fill("新车毛利"));
    expect(version?.unitEn).toBe("台");
  });

  it("is a person's Chinese one as well", () => {
    const person = { ...names, email: "new@test.example", roles: [], departmentIds: [] };
    const { id } = done(services, company.people.administrator, savePerson, person);
    expect(view().people.find((each) => each.id === id)?.nameEn).toBe("新车毛利");
  });

  it("does not make a Chinese one unnecessary", () => {
    const nameless = { code: "new", nameZh: " ", nameEn: "New", ...span };
    expect(run(services, company.people.administrator, saveDepartment, nameless)).toEqual({
      ok: false,
      error: "bad-input",
      field: "nameZh",
    });
  });
});

it.each([
  ["2021-03-05T09:00:00+08:00", "2021-01"],
  ["2021-01-31T23:59:00+08:00", "2020-01"],
  ["2021-02-01T00:00:00+08:00", "2021-01"],
])(
  "at %s what is new begins in %s, the January before the month that has just ended",
  (at, from) => {
    services.clock.set(at);
    expect(view().newFrom).toBe(from);
  },
);
