import { beforeEach, describe, expect, it } from "vitest";
import { lightsOf } from "~/services/lights.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { wholeScorecard } from "~/services/scorecard-editor.server";
import { measureAt, providerIdsOf } from "~/services/scorecard.server";
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
let made: ReturnType<typeof makeMeasure>;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  made = makeMeasure(services, company);
});

const at = (month: string) => measureAt(services.db, company.id, made.measureId, month);
const save = (changes: Partial<typeof made.input> & { id?: string }) =>
  run(services, company.people.administrator, saveMeasure, {
    ...made.input,
    id: made.measureId,
    ...changes,
  });
const versions = () =>
  wholeScorecard(services.db, company.id).measures[0]?.versions.map(
    ({ validFrom, validTo, nameEn }) => [validFrom, validTo, nameEn],
  );

describe("changing a measure", () => {
  it("[MO6] from a month on leaves earlier months as they were", () => {
    const { aftersales, sales } = company.departments;
    const provider = company.people.aftersalesManager.actor.personId;
    const owners = { ...made.input.owners, provider: [provider] };
    expect(save({ validFrom: "2021-05", departmentId: aftersales, owners })).toMatchObject({
      ok: true,
    });
    expect(at("2021-04")?.departmentId).toBe(sales);
    expect(at("2021-05")?.departmentId).toBe(aftersales);
    expect(at("2022-01")?.departmentId).toBe(aftersales);
    const before = at("2021-04");
    expect(providerIdsOf(services.db, before?.versionId ?? "")).toEqual(made.input.owners.provider);
    expect(providerIdsOf(services.db, at("2021-05")?.versionId ?? "")).toEqual([provider]);
  });

  it("[MO6] in the month in which its version begins changes that version in place", () => {
    save({ nameEn: "Better name" });
    expect(versions()).toEqual([["2021-01", null, "Better name"]]);
  });

  it("[MO6] can end it, and later start it again, with no version between", () => {
    save({ validTo: "2021-03" });
    expect(at("2021-04")).toBeNull();
    save({ validFrom: "2021-09", nameEn: "Again" });
    expect(versions()).toEqual([
      ["2021-01", "2021-03", "M1"],
      ["2021-09", null, "Again"],
    ]);
  });

  it("[MO6] is refused where two versions would share a month, and then changes nothing", () => {
    save({ validFrom: "2021-06", nameEn: "Second" });
    const refused = save({ validFrom: "2021-03", nameEn: "Between", validTo: null });
    expect(refused).toEqual({ ok: false, error: "versions-overlap", field: "validTo" });
    expect(versions()).toEqual([
      ["2021-01", "2021-05", "M1"],
      ["2021-06", null, "Second"],
    ]);
    expect(save({ validFrom: "2021-03", nameEn: "Between", validTo: "2021-05" }).ok).toBe(true);
    expect(versions()?.map(([from]) => from)).toEqual(["2021-01", "2021-03", "2021-06"]);
  });

  it("[MO5] is refused outside the months of its objective", () => {
    const { id } = done(services, company.people.administrator, saveObjective, {
      ...objectiveInput("F9"),
      validFrom: "2021-06",
    });
    expect(save({ objectiveId: id })).toEqual({
      ok: false,
      error: "outside-validity",
      field: "objectiveId",
    });
    expect(save({ objectiveId: id, validFrom: "2021-06" }).ok).toBe(true);
    expect(at("2021-05")?.objectiveId).toBe(made.objectiveId);
  });

  it("moves the lights of both objectives from that month on", () => {
    const { administrator } = company.people;
    done(services, administrator, saveLevels, {
      cells: levelCells(made.measureId, "2021-05", [4, 3, 2, 1]),
    });
    const { id } = done(services, administrator, saveObjective, objectiveInput("F9"));
    save({ validFrom: "2021-05", objectiveId: id });
    const explained = (month: string, objective: string) =>
      lightsOf(services.db, company.id, month).get(`objective/${objective}`)?.explanation;
    expect(explained("2021-04", made.objectiveId)).toEqual(explained("2021-05", id));
    expect(explained("2021-04", id)).toEqual(explained("2021-05", made.objectiveId));
    expect(explained("2021-04", id)).not.toEqual(explained("2021-05", id));
  });
});

describe("a measure", () => {
  it("needs a code that no other measure of the company has", () => {
    expect(save({ id: undefined })).toEqual({ ok: false, error: "code-taken", field: "code" });
  });

  it("has a code that an input method may have widened, of letters, digits, - and _", () => {
    const saved = save({ id: undefined, code: " Ｍ９－２ " });
    expect(saved).toMatchObject({ ok: true, value: { code: "M9-2" } });
    for (const code of ["M 9", "指标九", "x".repeat(25), ""]) {
      expect(save({ id: undefined, code })).toEqual({
        ok: false,
        error: "bad-code",
        field: "code",
      });
    }
  });

  it("may have the code of another company's measure", () => {
    const other = makeCompany(services);
    expect(() => makeMeasure(services, other, "M1")).not.toThrow();
  });

  it("is owned by people of the company only", () => {
    const stranger = makeCompany(services).people.manager.actor.personId;
    const owners = { ...made.input.owners, achievement: [stranger] };
    expect(save({ owners })).toEqual({
      ok: false,
      error: "unknown-person",
      field: "achievement",
    });
  });

  it("says which of its months cannot be read", () => {
    expect(save({ validFrom: "2021-13" })).toMatchObject({
      error: "unknown-month",
      field: "validFrom",
    });
    expect(save({ validTo: "2020-12" })).toMatchObject({ error: "bad-validity", field: "validTo" });
  });
});
