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

type Cells = (ReturnType<typeof levelCells>[number] & { seen?: number | null })[];
const save = (cells: Cells, who = company.people.administrator) =>
  run(services, who, saveLevels, { cells });
const stored = () => services.db.select().from(level).all();
const lightIn = (month: string, kind = "measure") =>
  recordedLights(services.db, company.id, month)[`${kind}/${measureId}`]?.light;

describe("a batch of levels", () => {
  it("is written whole", () => {
    expect(save(levelCells(measureId, "2021-02", [4, 3, 2, 1]))).toEqual({
      ok: true,
      value: { changed: 4, overtaken: [], slips: [] },
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

describe("levels that somebody else changed meanwhile", () => {
  const rung = (name: "target" | "threshold", value: number | null, seen: number | null) => {
    return { measureId, period: "2021-11", level: name, value, seen };
  };
  const target = (value: number | null, seen: number | null) => [rung("target", value, seen)];
  /** A second administrator, who saves first. */
  const other = () => {
    const { manager } = company.people;
    const roles = ["administrator" as const];
    return { ...manager, actor: { ...manager.actor, roles } };
  };

  it("are left as they are and told with their author, and the others are written", () => {
    save(target(100, null), other());
    const audited = services.db.select().from(auditEvent).all().length;
    const outcome = save([rung("target", 101, 90), rung("threshold", 91, null)]);
    const left = { measureId, period: "2021-11", level: "target", value: 100 };
    const changedBy = expect.objectContaining({ id: other().actor.personId });
    expect(outcome).toEqual({
      ok: true,
      value: { changed: 1, overtaken: [{ ...left, changedBy }], slips: [] },
    });
    expect(stored().map((each) => [each.level, each.value])).toEqual([
      ["target", 100],
      ["threshold", 91],
    ]);
    const events = services.db.select().from(auditEvent).all();
    expect(events).toHaveLength(audited + 1);
    expect(events.at(-1)?.after).toEqual([{ ...left, level: "threshold", value: 91 }]);
  });

  it("are told where they were removed, or put where none was", () => {
    save(target(100, null), other());
    expect(save(target(101, null))).toMatchObject({ value: { overtaken: [{ value: 100 }] } });
    save(target(null, 100), other());
    expect(save(target(101, 100))).toMatchObject({ value: { overtaken: [{ value: null }] } });
    expect(stored()).toEqual([]);
  });

  it("are no conflict where both typed the same", () => {
    save(target(100, null), other());
    expect(save(target(100, 90))).toMatchObject({ value: { changed: 0, overtaken: [] } });
  });

  it("are replaced by whoever saw them", () => {
    save(target(100, null), other());
    expect(save(target(101, 100))).toMatchObject({ value: { changed: 1, overtaken: [] } });
    expect(stored()).toMatchObject([{ value: 101 }]);
  });

  it("are told with the author of that level, however much was saved since", () => {
    save(target(100, null), other());
    for (let value = 1; value <= 45; value += 1)
      save([rung("threshold", value, value - 1 || null)]);
    const changedBy = { id: other().actor.personId };
    expect(save(target(101, null))).toMatchObject({ value: { overtaken: [{ changedBy }] } });
  });

  it("are told without an author where the audit log does not say", () => {
    const place = { measureId, period: "2021-11", level: "target" as const };
    services.db
      .insert(level)
      .values({ ...place, value: 100 })
      .run();
    expect(save(target(101, null))).toMatchObject({ value: { overtaken: [{ changedBy: null }] } });
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
