import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "~/domain/access/can";
import type { Outcome } from "~/services/command.server";
import type { SignedIn } from "~/services/session.server";
import { arrangeScorecard } from "~/services/scorecard-commands/arrange-scorecard.server";
import { saveDepartment } from "~/services/scorecard-commands/save-department.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { deleteTheme, saveTheme } from "~/services/scorecard-commands/save-theme.server";
import { drawArrow, removeArrow } from "~/services/strategy-map/arrow-commands.server";
import {
  chooseHeadlines,
  placeObjectives,
  resetLayout,
  saveVision,
} from "~/services/strategy-map/map-commands.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../../support/company";
import { levelCells, makeMeasure, objectiveInput } from "../../support/scorecard";

let services: TestServices;
let company: TestCompany;
let attempts: Record<string, (who: SignedIn) => Outcome<unknown>>;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  const { administrator } = company.people;
  const { measureId, objectiveId, input } = makeMeasure(services, company);
  const theme = { perspective: "financial" as const, nameZh: "增长", nameEn: "Growth" };
  const { id: themeId } = done(services, administrator, saveTheme, theme);
  const plan = {
    code: "K1",
    nameZh: "K1",
    nameEn: "K1",
    objectiveId,
    departmentId: company.departments.sales,
    owner: "",
    lead: "",
    participants: "",
    startsOn: "2021-01-01",
    endsOn: "2021-12-31",
    goal: "",
    validFrom: "2021-01",
    validTo: null,
    milestones: [],
  };
  const { id: planId } = done(services, administrator, savePlan, plan);
  const names = { nameZh: "sales", nameEn: "sales", validFrom: "2021-01", validTo: null };
  const department = { id: company.departments.sales, code: "sales", ...names };
  const cells = levelCells(measureId, "2021-02", [4, 3, 2, 1]);
  const objective = { id: objectiveId, ...objectiveInput("F1") };
  const [effectId, thirdId] = ["F2", "F3"].map(
    (code) => done(services, administrator, saveObjective, objectiveInput(code)).id,
  ) as [string, string];
  const arrow = { causeId: objectiveId, effectId, from: "2021-01" };
  const { id: arrowId } = done(services, administrator, drawArrow, arrow);
  attempts = {
    "save-department": (who) => run(services, who, saveDepartment, department),
    "save-theme": (who) => run(services, who, saveTheme, { ...theme, id: themeId }),
    "save-objective": (who) => run(services, who, saveObjective, objective),
    "save-measure": (who) => run(services, who, saveMeasure, { ...input, id: measureId }),
    "save-levels": (who) => run(services, who, saveLevels, { cells }),
    "save-plan": (who) => run(services, who, savePlan, { ...plan, id: planId }),
    "arrange-scorecard": (who) =>
      run(services, who, arrangeScorecard, { kind: "measure", ids: [measureId] }),
    "delete-theme": (who) => run(services, who, deleteTheme, { id: themeId }),
    "draw-arrow": (who) =>
      run(services, who, drawArrow, { ...arrow, causeId: effectId, effectId: thirdId }),
    "remove-arrow": (who) => run(services, who, removeArrow, { id: arrowId, from: "2021-02" }),
    "place-objectives": (who) =>
      run(services, who, placeObjectives, { places: [{ objectiveId, rank: 0, slot: 0 }] }),
    "choose-headlines": (who) => run(services, who, chooseHeadlines, { measureIds: [measureId] }),
  };
});

/** Everything that a refused command could have left behind. */
function traces() {
  const { raw } = services.database;
  const tables = raw
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  const rows = tables.map(({ name }) => [name, raw.prepare(`SELECT * FROM "${name}"`).all()]);
  return { rows, calls: [...services.rooms.calls] };
}

it("[AC8] what stands above the map, and its layout as a whole, are the administrator's too", () => {
  const before = traces();
  for (const role of ROLES.filter((each) => each !== "administrator")) {
    const who = company.people[role];
    const refused = { ok: false, error: "forbidden" };
    expect(run(services, who, saveVision, { textZh: "x", textEn: "" })).toEqual(refused);
    expect(run(services, who, resetLayout, {})).toEqual(refused);
  }
  expect(traces()).toEqual(before);
});

describe("the scorecard", () => {
  it("[AC8] is the administrator's alone; a refused command leaves nothing behind", () => {
    const before = traces();
    for (const role of ROLES.filter((each) => each !== "administrator")) {
      for (const [name, attempt] of Object.entries(attempts)) {
        expect([name, attempt(company.people[role])]).toEqual([
          name,
          { ok: false, error: "forbidden" },
        ]);
      }
    }
    expect(traces()).toEqual(before);
  });

  it("[AC1] of another company is unknown to an administrator, and stays as it is", () => {
    const stranger = makeCompany(services).people.administrator;
    const before = traces();
    for (const [name, attempt] of Object.entries(attempts)) {
      const outcome = attempt(stranger);
      const code = outcome.ok ? "ok" : outcome.error;
      expect([name, code]).toEqual([name, expect.stringMatching(/^unknown-|^order-incomplete$/)]);
    }
    expect(traces()).toEqual(before);
  });

  it("is changed by an administrator, every change in the audit log", () => {
    for (const attempt of Object.values(attempts)) {
      expect(attempt(company.people.administrator).ok).toBe(true);
    }
    const actions = services.database.raw
      .prepare<[], { action: string }>("SELECT action FROM audit_event")
      .all()
      .map((row) => row.action);
    for (const name of Object.keys(attempts)) {
      expect(actions).toContain(name === "arrange-scorecard" ? "arrange-measures" : name);
    }
  });
});
