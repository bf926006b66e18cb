import { beforeEach, describe, expect, it } from "vitest";
import { arrangeScorecard } from "~/services/scorecard-commands/arrange-scorecard.server";
import { saveDepartment } from "~/services/scorecard-commands/save-department.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { deleteTheme, saveTheme } from "~/services/scorecard-commands/save-theme.server";
import { wholeScorecard } from "~/services/scorecard-editor.server";
import { scorecardAt } from "~/services/scorecard.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../../support/company";
import { makeMeasure, objectiveInput } from "../../support/scorecard";

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

const theme = { perspective: "financial" as const, nameZh: "增长战略", nameEn: "Growth" };
const may = {
  code: "used-cars",
  nameZh: "二手车部",
  nameEn: "Used cars",
  validFrom: "2021-05",
  validTo: null,
};

describe("a department", () => {
  it("that begins in May is on no earlier month's scorecard", () => {
    done(services, company.people.administrator, saveDepartment, may);
    const codes = (month: string) =>
      scorecardAt(services.db, company.id, month).departments.map((each) => each.code);
    expect(codes("2021-04")).toEqual(["sales", "aftersales"]);
    expect(codes("2021-05")).toEqual(["sales", "aftersales", "used-cars"]);
  });

  it("[MO5] cannot end while measures go on in it; once they have moved, it can", () => {
    const { measureId, input } = makeMeasure(services, company);
    const { administrator } = company.people;
    const ending = {
      id: company.departments.sales,
      code: "sales",
      nameZh: "sales",
      nameEn: "sales",
      validFrom: "2021-01",
      validTo: "2021-06",
    };
    expect(run(services, administrator, saveDepartment, ending)).toEqual({
      ok: false,
      error: "still-in-use",
      field: "validTo",
    });
    done(services, administrator, saveMeasure, {
      ...input,
      id: measureId,
      validFrom: "2021-07",
      departmentId: company.departments.aftersales,
    });
    expect(run(services, administrator, saveDepartment, ending).ok).toBe(true);
  });

  it("has a code of its own", () => {
    const { administrator } = company.people;
    expect(run(services, administrator, saveDepartment, { ...may, code: "sales" })).toEqual({
      ok: false,
      error: "code-taken",
      field: "code",
    });
  });
});

describe("a theme", () => {
  it("is deleted only when no objective stands in it", () => {
    const { administrator } = company.people;
    const { id } = done(services, administrator, saveTheme, theme);
    const { id: objectiveId } = done(services, administrator, saveObjective, {
      ...objectiveInput("F1"),
      themeId: id,
    });
    expect(run(services, administrator, deleteTheme, { id })).toMatchObject({
      error: "still-in-use",
    });
    done(services, administrator, saveObjective, {
      ...objectiveInput("F1"),
      id: objectiveId,
    });
    expect(run(services, administrator, deleteTheme, { id }).ok).toBe(true);
    expect(wholeScorecard(services.db, company.id).themes).toEqual([]);
  });

  it("that holds objectives stays in its perspective", () => {
    const { administrator } = company.people;
    const { id } = done(services, administrator, saveTheme, theme);
    done(services, administrator, saveObjective, { ...objectiveInput("F1"), themeId: id });
    const moved = { ...theme, id, perspective: "customer" as const };
    expect(run(services, administrator, saveTheme, moved)).toMatchObject({
      error: "still-in-use",
      field: "perspective",
    });
  });

  it("takes objectives of its own perspective only", () => {
    const { administrator } = company.people;
    const { id } = done(services, administrator, saveTheme, { ...theme, perspective: "customer" });
    const objective = { ...objectiveInput("F1"), themeId: id };
    expect(run(services, administrator, saveObjective, objective)).toEqual({
      ok: false,
      error: "wrong-perspective",
      field: "themeId",
    });
  });
});

describe("the order of the scorecard", () => {
  it("is what it was arranged to be", () => {
    const { sales, aftersales } = company.departments;
    const ids = [aftersales, sales];
    done(services, company.people.administrator, arrangeScorecard, { kind: "department", ids });
    const { departments } = scorecardAt(services.db, company.id, "2021-01");
    expect(departments.map((each) => each.id)).toEqual(ids);
  });

  it("names every entry of the company once, and nobody else's", () => {
    const { sales, aftersales } = company.departments;
    const foreign = makeCompany(services).departments.sales;
    for (const ids of [[sales], [sales, sales], [sales, foreign], [sales, aftersales, foreign]]) {
      const input = { kind: "department" as const, ids };
      expect(run(services, company.people.administrator, arrangeScorecard, input)).toMatchObject({
        error: "order-incomplete",
      });
    }
  });
});
