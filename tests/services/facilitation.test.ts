import { beforeEach, describe, expect, it } from "vitest";
import {
  arrangeAgenda,
  openMeeting,
  setBudget,
  startMeeting,
  startPreparing,
} from "~/services/meeting-commands.server";
import { agendaOf, meetingById, timerOf } from "~/services/meetings.server";
import { handOver, moveRoom, takeOver } from "~/services/room-commands.server";
import { measurePageKey } from "~/sheet/page-key";
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
let meetingId: string;

const row = () => meetingById(services.db, meetingId);
const item = (index: number) => agendaOf(services.db, meetingId)[index]?.id ?? "";

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  const { facilitator } = company.people;
  ({ id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-02" }));
  done(services, facilitator, startPreparing, { meetingId });
});

const begin = () => done(services, company.people.facilitator, startMeeting, { meetingId });

describe("opening a meeting", () => {
  it.each([
    ["month-too-far", "1990-01"],
    ["month-too-far", "2099-12"],
    ["unknown-month", "2021-13"],
    ["meeting-exists", "2021-02"],
  ])("is refused with %s for %s", (error, month) => {
    const { facilitator } = company.people;
    expect(run(services, facilitator, openMeeting, { month })).toEqual({
      ok: false,
      error,
      field: "month",
    });
  });
});

describe("leading a meeting", () => {
  it("begins with whoever starts it, on the first item, whose clock runs", () => {
    begin();
    expect(row()).toMatchObject({
      phase: "live",
      leadId: company.people.facilitator.actor.personId,
      placeItemId: item(0),
    });
    expect(timerOf(agendaOf(services.db, meetingId)).running?.item).toBe(item(0));
  });

  it("moves the room for the one who leads only, and counts each item's time", () => {
    const { measureId } = makeMeasure(services, company);
    begin();
    const { facilitator, gm, manager } = company.people;
    const place = { meetingId, item: item(1), page: measurePageKey(measureId) };
    for (const who of [gm, manager]) {
      expect(run(services, who, moveRoom, place)).toMatchObject({ error: "not-leading" });
    }
    services.clock.set(services.clock.now() + 90_000);
    done(services, facilitator, moveRoom, place);
    expect(row()).toMatchObject({ placeItemId: item(1), placePage: place.page });
    expect(timerOf(agendaOf(services.db, meetingId)).spent[item(0)]).toBe(90_000);
  });

  it("refuses a place that is not in the agenda, or a page of another department", () => {
    const { measureId } = makeMeasure(services, company);
    begin();
    const { facilitator } = company.people;
    const move = (to: { item: string; page: string | null }) =>
      run(services, facilitator, moveRoom, { meetingId, ...to });
    expect(move({ item: "elsewhere", page: null })).toMatchObject({ error: "unknown-agenda-item" });
    const aftersales = { item: item(2), page: measurePageKey(measureId) };
    expect(move(aftersales)).toMatchObject({ error: "unknown-page" });
    expect(move({ item: item(1), page: "measure:../x" })).toMatchObject({ error: "unknown-page" });
  });

  it("is handed over by the one who leads, to somebody who may lead", () => {
    begin();
    const { facilitator, gm, manager, viewer } = company.people;
    const to = (personId: string) => ({ meetingId, personId });
    expect(run(services, gm, handOver, to(gm.actor.personId))).toMatchObject({ ok: false });
    expect(run(services, facilitator, handOver, to(viewer.actor.personId))).toMatchObject({
      error: "unknown-person",
    });
    expect(run(services, facilitator, handOver, to(manager.actor.personId))).toMatchObject({
      error: "unknown-person",
    });
    done(services, facilitator, handOver, to(gm.actor.personId));
    expect(row()?.leadId).toBe(gm.actor.personId);
    expect(
      run(services, facilitator, moveRoom, { meetingId, item: item(1), page: null }),
    ).toMatchObject({ error: "not-leading" });
  });

  it("is taken over by facilitator, GM or administrator, and by nobody else", () => {
    begin();
    const { people } = company;
    for (const who of [people.manager, people.provider, people.viewer]) {
      expect(run(services, who, takeOver, { meetingId })).toMatchObject({ error: "forbidden" });
    }
    for (const who of [people.gm, people.administrator, people.facilitator]) {
      done(services, who, takeOver, { meetingId });
      expect(row()?.leadId).toBe(who.actor.personId);
    }
  });
});

it("a meeting of another company is unknown, whatever the role and the command", () => {
  begin();
  const { people } = makeCompany(services);
  const before = row();
  const agenda = agendaOf(services.db, meetingId);
  const place = { meetingId, item: item(1), page: null };
  const departments = agenda.filter(({ part }) => part === "department").map(({ id }) => id);
  for (const who of Object.values(people)) {
    const answers = [
      run(services, who, moveRoom, place),
      run(services, who, handOver, { meetingId, personId: who.actor.personId }),
      run(services, who, takeOver, { meetingId }),
      run(services, who, startMeeting, { meetingId }),
      run(services, who, arrangeAgenda, { meetingId, itemIds: departments.toReversed() }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ error: "unknown-meeting" });
    // A foreign item is told from a missing one by nothing.
    const budget = run(services, who, setBudget, { itemId: item(1), minutes: 5 });
    expect(budget).toMatchObject({ error: "unknown-agenda-item" });
  }
  expect(row()).toEqual(before);
  expect(agendaOf(services.db, meetingId)).toEqual(agenda);
});
