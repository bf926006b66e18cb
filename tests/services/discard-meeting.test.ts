import { beforeEach, describe, expect, it } from "vitest";
import { roomUpdate, room as roomTable } from "#db/schema";
import { ROLES } from "~/domain/access/can";
import { enterActual } from "~/services/actual-commands.server";
import { discardMeeting } from "~/services/discard-meeting.server";
import { openMeeting, startMeeting, startPreparing } from "~/services/meeting-commands.server";
import { meetingById, meetingOfMonth } from "~/services/meetings.server";
import { liveActualOf } from "~/services/actuals.server";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { makeMeasure } from "../support/scorecard";

let services: TestServices;
let company: TestCompany;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
});

const open = (month: string) =>
  done(services, company.people.facilitator, openMeeting, { month }).id;
const discard = (meetingId: string, who = company.people.facilitator) =>
  run(services, who, discardMeeting, { meetingId });

/** An update of a room as the room server stores it. */
function write(name: string, personId: string | null): void {
  const { db } = services;
  const row = db
    .insert(roomTable)
    .values({ name, generation: "g", companyId: company.id, createdAt: 0 })
    .returning()
    .get();
  db.insert(roomUpdate)
    .values({ roomId: row.id, seq: 1, bytes: Buffer.from([0, 0]), personId, at: 0 })
    .run();
}

const count = (table: string, where = "") =>
  services.database.raw
    .prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table}" ${where}`)
    .get()?.n;

describe("a meeting that was opened by mistake", () => {
  it("is taken back with its agenda, is in the audit log, and can be opened anew", () => {
    const id = open("2031-02");
    expect(discard(id)).toEqual({ ok: true, value: null });
    expect(meetingById(services.db, id)).toBeNull();
    expect(count("agenda_item")).toBe(0);
    expect(count("audit_event", `WHERE action = 'discard-meeting' AND subject = '${id}'`)).toBe(1);
    open("2031-02");
    expect(count("agenda_item")).toBe(4);
  });

  it("takes the lights along that were kept for its year alone", () => {
    makeMeasure(services, company);
    open("2021-02");
    const before = count("light");
    const id = open("2031-02");
    expect(count("light", "WHERE month LIKE '2031-%'")).toBeGreaterThan(0);
    discard(id);
    expect(count("light")).toBe(before);
  });

  it("leaves the month's actuals as they are", () => {
    const { measureId } = makeMeasure(services, company);
    const id = open("2021-02");
    done(services, company.people.facilitator, startPreparing, { meetingId: id });
    const entered = { measureId, month: "2021-02", value: 7, typed: "7" };
    done(services, company.people.facilitator, enterActual, entered);
    discard(id);
    expect(liveActualOf(services.db, measureId, "2021-02").value).toBe(7);
    expect(count("light", "WHERE month = '2021-02'")).toBeGreaterThan(0);
  });

  it("is told to the screens that show it, and its rooms are judged again", () => {
    const id = open("2031-02");
    services.rooms.calls.length = 0;
    discard(id);
    const { calls } = services.rooms;
    expect(calls[0], "what was just typed is on disk first").toEqual({ call: "flush" });
    expect(services.rooms.published().map(([key]) => key)).toEqual([STRUCTURE_KEY]);
    const judged = calls.flatMap((each) => (each.call === "recheck" ? each.which.roomPrefix : []));
    expect(judged).toEqual([`sheet/${id}`, `closing/${id}`, `meeting/${id}`]);
  });
});

describe("a meeting stays", () => {
  it("once somebody has written in one of its rooms", () => {
    const sheet = open("2031-02");
    const closing = open("2031-03");
    write(`sheet/${sheet}/${company.departments.sales}`, company.people.manager.actor.personId);
    write(`closing/${closing}`, company.people.gm.actor.personId);
    for (const id of [sheet, closing]) {
      expect(discard(id)).toEqual({ ok: false, error: "meeting-has-words" });
      expect(meetingById(services.db, id)).not.toBeNull();
    }
  });

  it("not because of words in another meeting, or of a room that was only looked into", () => {
    const id = open("2031-02");
    const other = open("2031-03");
    write(`sheet/${id}/${company.departments.sales}`, null);
    write(`sheet/${other}/${company.departments.sales}`, company.people.manager.actor.personId);
    expect(discard(id).ok).toBe(true);
    expect(meetingOfMonth(services.db, company.id, "2031-03")).not.toBeNull();
  });

  it("once it has begun", () => {
    const id = open("2021-02");
    done(services, company.people.facilitator, startPreparing, { meetingId: id });
    done(services, company.people.facilitator, startMeeting, { meetingId: id });
    expect(discard(id)).toEqual({ ok: false, error: "wrong-phase" });
  });

  it("[AC8] for everybody but a facilitator, and is unknown to another company", () => {
    const id = open("2031-02");
    for (const role of ROLES.filter((each) => each !== "facilitator")) {
      expect([role, discard(id, company.people[role])]).toEqual([
        role,
        { ok: false, error: "forbidden" },
      ]);
    }
    const stranger = makeCompany(services).people.facilitator;
    expect(discard(id, stranger)).toEqual({ ok: false, error: "unknown-meeting" });
    expect(meetingById(services.db, id)).not.toBeNull();
  });
});
