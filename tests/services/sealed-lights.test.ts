import { beforeEach, describe, expect, it, vi } from "vitest";
import { sealedRecord } from "#db/schema";
import { enterActual } from "~/services/actual-commands.server";
import { sealedLightsOf } from "~/services/meetings.server";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { beginMeeting, closeAnyway, type LiveMeeting } from "../support/meetings";

let services: TestServices;
let company: TestCompany;
let live: LiveMeeting;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  live = beginMeeting(services, company, 20);
});

const close = () => closeAnyway(services, company, live.meetingId);
const read = () => sealedLightsOf(services.db, live.row());
const light = () => read()[`measure/${live.measureId}`]?.light;

describe("a closed meeting's lights", () => {
  it("are parsed out of its record once, however often they are asked for", () => {
    close();
    const json = services.db.select().from(sealedRecord).get()?.json;
    const parse = vi.spyOn(JSON, "parse");
    expect([light(), light(), services.db.transaction(() => light())]).toEqual(
      Array.from({ length: 3 }, () => "green"),
    );
    expect(parse.mock.calls.filter(([text]) => text === json)).toHaveLength(1);
    parse.mockRestore();
  });

  it("are those of the record that stands, not of one that was undone", () => {
    const undone = () =>
      services.db.transaction(() => {
        close();
        expect(light()).toBe("green");
        throw new Error("undone");
      });
    expect(undone).toThrow("undone");
    expect(read()).toEqual({});
    const figure = { measureId: live.measureId, month: "2021-02", value: 10 };
    done(services, company.people.facilitator, enterActual, figure);
    close();
    expect(light()).toBe("yellow");
  });

  it("are its own database's, where a meeting of the same id was closed with other figures", () => {
    close();
    expect(light()).toBe("green");
    const other = testServices();
    const record = { json: '{"lights":{}}', sha256: "of another record", sealedAt: 0 };
    other.database.raw.pragma("foreign_keys = OFF");
    other.db
      .insert(sealedRecord)
      .values({ meetingId: live.meetingId, ...record })
      .run();
    expect(sealedLightsOf(other.db, live.row())).toEqual({});
    expect(light()).toBe("green");
  });

  it("are not kept of ever more records", () => {
    close();
    const first = read();
    expect(read()).toBe(first);
    services.database.raw.pragma("foreign_keys = OFF");
    for (let each = 0; each < 60; each += 1) {
      const id = `m${each}`;
      const record = { json: '{"lights":{}}', sha256: id, sealedAt: 0 };
      services.db
        .insert(sealedRecord)
        .values({ meetingId: id, ...record })
        .run();
      sealedLightsOf(services.db, { id, phase: "closed" });
    }
    expect(read()).not.toBe(first);
    expect(read()).toEqual(first);
  });
});
