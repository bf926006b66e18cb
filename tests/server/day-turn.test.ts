import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { company as companyTable } from "#db/schema";
import { CLOSING_KEY, readyKey } from "~/protocol/live-keys";
import { lightsOf } from "~/services/lights.server";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { watchDays } from "#server/day-turn";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { objectiveInput } from "../support/scorecard";

/** One look at the calendar, and a little more. */
const LOOK_MS = 61_000;

let services: TestServices;
let company: TestCompany;
let meetingId: string;
let planId: string;
let logged: unknown[][];
let stop: () => void;

/** A meeting about March, in which a milestone of a plan is due on the 20th; it is 5 March. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  services = testServices();
  logged = [];
  stop = () => undefined;
  company = makeCompany(services);
  const { facilitator } = company.people;
  planId = makePlan("K1", "2021-12-31");
  ({ id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-03" }));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Makes a plan of sales with a milestone that is due on 20 March. @returns its id */
function makePlan(code: string, endsOn: string): string {
  const { administrator } = company.people;
  const objective = objectiveInput(`of-${code}`);
  return done(services, administrator, savePlan, {
    code,
    nameZh: code,
    nameEn: code,
    objectiveId: done(services, administrator, saveObjective, objective).id,
    departmentId: company.departments.sales,
    owner: "",
    lead: "",
    participants: "",
    startsOn: "2021-01-01",
    endsOn,
    goal: "",
    validFrom: "2021-01",
    validTo: null,
    milestones: [{ name: "m", description: "", deliverable: "", expectedOn: "2021-03-20" }],
  }).id;
}

const light = () => lightsOf(services.db, company.id, "2021-03").get(`plan/${planId}`)?.light;

function watch(): void {
  const note =
    (level: string) =>
    (...line: unknown[]) =>
      void logged.push([level, ...line]);
  const log = { info: note("info"), warn: note("warn"), error: note("error") };
  stop = watchDays({ ...services, log });
}

it("[MS6] a milestone is not overdue before its day, and is when a day has passed, on every screen", () => {
  expect(light(), "on 5 March").toBe("green");

  services.clock.set("2021-03-21T09:00:00+08:00");
  services.rooms.calls.length = 0;
  watch();
  expect(light(), "on 21 March").toBe("red");
  const published = services.rooms.calls.filter((each) => each.call === "publish");
  expect(published.map((each) => each.room)).toEqual([
    { kind: "company", companyId: company.id },
    { kind: "meeting", meetingId },
  ]);
  expect(services.rooms.published().map(([key]) => key)).toContain(`light/plan/${planId}/2021-03`);
});

it("[RY6] what departments lack, and what blocks closing, is told of the new day's lights", () => {
  // It was to end before the month: asked about only when it is red.
  const late = makePlan("K2", "2021-02-28");
  const { sales } = company.departments;
  const held = liveSnapshot(services.db, meetingId);
  services.clock.set("2021-03-21T09:00:00+08:00");
  services.rooms.calls.length = 0;
  watch();
  const told = new Map(services.rooms.published());
  const lack = { planId: late, parts: ["on-track", "targets"] };
  expect(told.get(readyKey(sales))).toMatchObject({
    missing: expect.arrayContaining([expect.objectContaining(lack)]),
  });
  expect(told.get(CLOSING_KEY)).toMatchObject({
    blockers: expect.arrayContaining([expect.objectContaining(lack)]),
  });
  const now = liveSnapshot(services.db, meetingId, held);
  expect(now.revision, "what rooms hold is of the day before").toBeGreaterThan(held.revision);
  const shown = new Map(now.entries);
  for (const key of [readyKey(sales), CLOSING_KEY]) expect(told.get(key)).toEqual(shown.get(key));
  const revisions = services.rooms.calls.map((each) => each.call === "publish" && each.revision);
  expect(revisions).toEqual([now.revision, now.revision]);
});

it.each(["at the start", "at midnight"])(
  "a disk that takes nothing as the day turns, %s, is told to the operator; the day turns when it does",
  (when) => {
    const { raw } = services.database;
    if (when === "at midnight") watch();
    services.clock.set("2021-03-21T00:00:10+08:00");
    raw.pragma("query_only = ON");
    if (when === "at the start") watch();
    else vi.advanceTimersByTime(LOOK_MS);
    expect(light()).toBe("green");
    expect(logged).toEqual([
      ["error", "day not turned", { companyId: company.id, error: expect.any(Error) }],
    ]);

    raw.pragma("query_only = OFF");
    vi.advanceTimersByTime(LOOK_MS);
    expect(light()).toBe("red");
    vi.advanceTimersByTime(LOOK_MS);
    expect(logged).toHaveLength(1);
  },
);

it("a database that can't even be read is told to the operator, at every look", () => {
  services.database.close();
  watch();
  vi.advanceTimersByTime(LOOK_MS);
  expect(logged).toHaveLength(2);
});

it("each company has its turn, whatever became of the one before", () => {
  const other = makeCompany(services);
  services.db.update(companyTable).set({ timeZone: "Nowhere" }).run();
  watch();
  const lines = [company, other].map(({ id }) => ["error", "day not turned", { companyId: id }]);
  expect(logged).toMatchObject(lines);
});
