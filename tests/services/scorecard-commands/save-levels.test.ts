import { beforeEach, describe, expect, it } from "vitest";
import { auditEvent, level } from "#db/schema";
import { enterActual } from "~/services/actual-commands.server";
import { lightsOf } from "~/services/lights.server";
import { recordedLights } from "~/services/record/recorded-lights.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { levelGrid } from "~/services/scorecard-editor.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../../support/company";
import { levelCells, makeMeasure } from "../../support/scorecard";

let services: TestServices;
let company: TestCompany;
let measureId: string;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  ({ measureId } = makeMeasure(services, company));
});

const save = (cells: ReturnType<typeof levelCells>) =>
  run(services, company.people.administrator, saveLevels, { cells });
const stored = () => services.db.select().from(level).all();
const lightIn = (month: string, kind = "measure") =>
  recordedLights(services.db, company.id, month)[`${kind}/${measureId}`]?.light;

describe("a batch of levels", () => {
  it("is written whole", () => {
    expect(save(levelCells(measureId, "2021-02", [4, 3, 2, 1]))).toEqual({
      ok: true,
      value: { changed: 4, slips: [] },
    });
    const [row] = levelGrid(services.db, company.id, 2021);
    expect(row?.months[1]?.levels).toEqual({
      challenge2: 4,
      challenge1: 3,
      target: 2,
      threshold: 1,
    });
  });

  it("with one cell that cannot be taken changes nothing at all", () => {
    const good = levelCells(measureId, "2021-02", [4, 3, 2, 1]);
    const audited = services.db.select().from(auditEvent).all().length;
    const foreign = makeMeasure(services, makeCompany(services)).measureId;
    expect(save([...good, ...levelCells(foreign, "2021-02", [1, 1, 1, 1])])).toEqual({
      ok: false,
      error: "unknown-measure",
    });
    expect(save([...good, ...levelCells(measureId, "2021-13", [1, 1, 1, 1])])).toEqual({
      ok: false,
      error: "unknown-month",
    });
    expect(save(levelCells(measureId, "2021-02", [Infinity, 3, 2, 1])).ok).toBe(false);
    expect(stored()).toEqual([]);
    const after = services.db.select().from(auditEvent).all();
    expect(after.filter((event) => event.companyId === company.id)).toHaveLength(audited);
  });

  it("removes a level by null, and changes nothing where nothing differs", () => {
    save(levelCells(measureId, "2021-02", [4, 3, 2, 1]));
    expect(save(levelCells(measureId, "2021-02", [4, null, 2, 1]))).toMatchObject({
      value: { changed: 1 },
    });
    expect(stored()).toHaveLength(3);
    const audited = services.db.select().from(auditEvent).all().length;
    expect(save(levelCells(measureId, "2021-02", [4, null, 2, 1]))).toMatchObject({
      value: { changed: 0 },
    });
    expect(services.db.select().from(auditEvent).all()).toHaveLength(audited);
  });

  it("tells what was before and after in the audit log", () => {
    save(levelCells(measureId, "2021-02", [4, 3, 2, 1]));
    save([{ measureId, period: "2021-02", level: "target", value: 2.5 }]);
    const last = services.db.select().from(auditEvent).all().at(-1);
    const place = { measureId, period: "2021-02", level: "target" };
    expect(last?.before).toEqual([{ ...place, value: 2 }]);
    expect(last?.after).toEqual([{ ...place, value: 2.5 }]);
  });

  it("warns of levels in the wrong order and of a year that differs, without refusing", () => {
    const outcome = save([
      ...levelCells(measureId, "2021-03", [1500, 1400, 1500, 1200]),
      ...levelCells(measureId, "2021", [null, null, 99, null]),
    ]);
    expect(outcome).toMatchObject({ ok: true, value: { changed: 5 } });
    expect(outcome.ok && outcome.value.slips).toEqual([
      {
        kind: "wrong-order",
        measureId,
        month: "2021-03",
        lower: "target",
        lowerNumber: 1500,
        upper: "challenge1",
        upperNumber: 1400,
      },
    ]);
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
    const whole = save(
      months.map((month) => ({ measureId, period: `2021-${month}`, level: "target", value: 10 })),
    );
    expect(whole.ok && whole.value.slips).toContainEqual({
      kind: "yearly-difference",
      measureId,
      year: 2021,
      level: "target",
      typed: 99,
      aggregated: 120,
    });
  });
});

describe("lights after a change of levels", () => {
  beforeEach(() => {
    save([
      ...levelCells(measureId, "2021-01", [40, 30, 20, 10]),
      ...levelCells(measureId, "2021-02", [40, 30, 20, 10]),
    ]);
    for (const month of ["2021-01", "2021-02"]) {
      done(services, company.people.provider, enterActual, { measureId, month, value: 20 });
    }
  });

  it("move in the month and, by the year to date, in the months after it only", () => {
    expect([lightIn("2021-01"), lightIn("2021-02")]).toEqual(["green", "green"]);
    save(levelCells(measureId, "2021-02", [50, 40, 35, 30]));
    expect([lightIn("2021-01"), lightIn("2021-02")]).toEqual(["green", "red"]);
    expect(lightIn("2021-01", "year-to-date")).toBe("green");
    expect(lightIn("2021-02", "year-to-date")).toBe("yellow");
    expect(lightIn("2021-12", "year-to-date")).toBe("yellow");
  });

  it("stay where they are when only the typed year changes", () => {
    const before = lightsOf(services.db, company.id, "2021-02");
    save(levelCells(measureId, "2021", [1, 1, 1, 1]));
    expect(lightsOf(services.db, company.id, "2021-02")).toEqual(before);
  });

  it("grow grey when the levels are taken away", () => {
    save(levelCells(measureId, "2021-02", [null, null, null, null]));
    expect(lightIn("2021-02")).toBe("grey");
  });
});
