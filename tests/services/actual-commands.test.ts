import { beforeEach, describe, expect, it } from "vitest";
import { actual, actualChange, auditEvent, lightRow } from "#db/schema";
import { actualKey, CLOSING_KEY, lightKey } from "~/protocol/live-keys";
import { enterActual } from "~/services/actual-commands.server";
import { changesOf } from "~/services/actuals.server";
import { lightsOf } from "~/services/lights.server";
import { readinessEntries } from "~/services/live-snapshot.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { meetingById } from "~/services/meetings.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import {
  addPerson,
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { levelCells, makeMeasure } from "../support/scorecard";

let services: TestServices;
let company: TestCompany;
let measureId: string;
let meetingId: string;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  ({ measureId } = makeMeasure(services, company));
  const { administrator, facilitator } = company.people;
  done(services, administrator, saveLevels, {
    cells: levelCells(measureId, "2021-02", [40, 30, 20, 10]),
  });
  ({ id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-02" }));
  services.rooms.calls.length = 0;
});

const enter = (value: number | null, who = company.people.provider) =>
  run(services, who, enterActual, { measureId, month: "2021-02", value });
const light = () => lightsOf(services.db, company.id, "2021-02").get(`measure/${measureId}`)?.light;

describe("an actual", () => {
  it("shows its light before what the light counts towards, at one revision", () => {
    expect(enter(20).ok).toBe(true);
    const messages = services.rooms.calls.flatMap((each) =>
      each.call === "publish" && each.room.kind === "meeting" ? [each] : [],
    );
    const keys = messages.map(({ entries }) => entries.map(([key]) => key));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toContain(lightKey("measure", measureId, "2021-02"));
    expect(keys[0]).not.toContain(CLOSING_KEY);
    expect(keys[1]).toContain(CLOSING_KEY);
    expect(new Set(messages.map(({ revision }) => revision)).size).toBe(1);
  });

  it("tells the meeting of readiness whenever that has changed", () => {
    const row = meetingById(services.db, meetingId);
    if (!row) throw new Error("there is no meeting");
    const readiness = () => new Map(readinessEntries(services.db, row));
    const told = readiness();
    for (const value of [20, 21, 15, 14, 5, 4, null, 4, 35, null, 35]) {
      services.rooms.calls.length = 0;
      expect(enter(value).ok).toBe(true);
      for (const [key, entry] of services.rooms.published()) {
        if (told.has(key)) told.set(key, entry);
      }
      expect(told).toEqual(readiness());
    }
  });

  it("whose light stays says nothing of what the light counts towards", () => {
    enter(20);
    services.rooms.calls.length = 0;
    enter(21);
    const keys = services.rooms.published().map(([key]) => key);
    expect(keys).toContain(lightKey("measure", measureId, "2021-02"));
    expect(keys).not.toContain(CLOSING_KEY);
  });

  it("is written with its lights, its history and its audit entry, and then pushed", () => {
    expect(enter(20).ok).toBe(true);
    expect(light()).toBe("green");
    expect(changesOf(services.db, measureId, "2021-02")).toEqual([
      {
        before: null,
        after: 20,
        at: services.clock.now(),
        by: { id: company.people.provider.actor.personId, nameZh: "provider", nameEn: "provider" },
      },
    ]);
    const pushed = new Map(services.rooms.published());
    expect(pushed.get(actualKey(measureId, "2021-02"))).toMatchObject({ value: 20 });
    expect(pushed.get(lightKey("measure", measureId, "2021-02"))).toMatchObject({ light: "green" });
    expect(services.rooms.calls.every((each) => each.call === "publish")).toBe(true);
    const published = services.rooms.calls.flatMap((each) =>
      each.call === "publish" && each.room.kind === "meeting" ? each.room.meetingId : [],
    );
    expect(new Set(published)).toEqual(new Set([meetingId]));
  });

  it("keeps every change of its history; the later one stands", () => {
    enter(20);
    enter(9, company.people.manager);
    enter(null, company.people.facilitator);
    expect(
      changesOf(services.db, measureId, "2021-02").map(({ before, after, by }) => [
        before,
        after,
        by?.nameEn,
      ]),
    ).toEqual([
      [null, 20, "provider"],
      [20, 9, "manager"],
      [9, null, "facilitator"],
    ]);
    expect(services.db.select().from(actual).all()).toEqual([]);
    expect(light()).toBe("grey");
  });

  it("that was delayed does not undo a newer one that its typist has not seen", () => {
    enter(20);
    const seenAt = services.clock.now();
    services.clock.set(seenAt + 60_000);
    enter(21, company.people.manager);
    const late = (value: number | null, seen: number | null) =>
      run(services, company.people.provider, enterActual, {
        measureId,
        month: "2021-02",
        value,
        seenAt: seen,
      });
    services.rooms.calls.length = 0;
    expect(late(19, seenAt)).toEqual({ ok: false, error: "overtaken" });
    expect(late(19, null)).toEqual({ ok: false, error: "overtaken" });
    expect(late(null, seenAt)).toEqual({ ok: false, error: "overtaken" });
    expect(services.rooms.calls).toEqual([]);
    expect(late(21, seenAt)).toMatchObject({ ok: true, value: { value: 21 } });
    expect(late(19, services.clock.now()).ok).toBe(true);
  });

  it("that nobody had entered is no newer one, and one taken back is", () => {
    const late = () =>
      run(services, company.people.provider, enterActual, {
        measureId,
        month: "2021-02",
        value: 19,
        seenAt: null,
      });
    expect(late().ok).toBe(true);
    enter(null, company.people.manager);
    expect(late()).toEqual({ ok: false, error: "overtaken" });
  });

  it("that stays the same is no change", () => {
    enter(20);
    enter(20);
    expect(services.db.select().from(actualChange).all()).toHaveLength(1);
  });

  it("that cannot be written whole is not written at all", () => {
    const { raw } = services.database;
    raw.exec(
      "CREATE TRIGGER full BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    const lights = services.db.select().from(lightRow).all();
    expect(() => enter(20)).toThrow("full");
    expect(services.db.select().from(actual).all()).toEqual([]);
    expect(services.db.select().from(actualChange).all()).toEqual([]);
    expect(services.db.select().from(lightRow).all()).toEqual(lights);
    expect(services.rooms.calls).toEqual([]);
  });

  it("that is refused leaves nothing and pushes nothing", () => {
    const audited = services.db.select().from(auditEvent).all();
    const otherProvider = addPerson(services.db, {
      companyId: company.id,
      roles: ["provider"],
      departmentIds: [company.departments.sales],
    });
    for (const who of [
      otherProvider,
      company.people.aftersalesManager,
      company.people.gm,
      company.people.viewer,
      company.people.administrator,
    ]) {
      expect(enter(20, who)).toEqual({ ok: false, error: "forbidden" });
    }
    const strangers = makeCompany(services).people;
    expect(enter(20, strangers.facilitator)).toEqual({ ok: false, error: "unknown-measure" });
    const wrongMonth = { measureId, month: "2021-2", value: 1 };
    expect(run(services, company.people.provider, enterActual, wrongMonth)).toEqual({
      ok: false,
      error: "unknown-month",
      field: "month",
    });
    const tooEarly = { measureId, month: "2020-12", value: 1 };
    expect(run(services, company.people.provider, enterActual, tooEarly)).toMatchObject({
      error: "unknown-measure",
    });
    expect(enter(Number.NaN)).toMatchObject({ error: "bad-input", field: "value" });
    expect(services.db.select().from(auditEvent).all()).toEqual(audited);
    expect(services.rooms.calls).toEqual([]);
  });
});
