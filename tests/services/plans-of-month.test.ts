import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { actionPlan, lightRow } from "#db/schema";
import { lightsOf, relight } from "~/services/lights.server";
import { openMeeting, startMeeting, startPreparing } from "~/services/meeting-commands.server";
import { overviewOf } from "~/services/overview-view.server";
import { planSubject } from "~/services/page-view.server";
import { correctionsOf } from "~/services/record/corrections.server";
import { storedRecordOf } from "~/services/record/stored-record.server";
import { reportMilestone } from "~/services/scorecard-commands/report-milestone.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { milestonesOf } from "~/services/scorecard.server";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { closeAnyway, meetingRow } from "../support/meetings";
import { makePlan } from "../support/plans";
import { objectiveInput } from "../support/scorecard";

let services: TestServices;
let company: TestCompany;
let objectiveId: string;
let planId: string;

/** A plan with one milestone, which was due on 20 February and is not done. */
beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  const { administrator } = company.people;
  ({ id: objectiveId } = done(services, administrator, saveObjective, objectiveInput("P1")));
  planId = makePlan(services, company, { objectiveId });
});

function open(month: string): string {
  return done(services, company.people.facilitator, openMeeting, { month }).id;
}

function close(meetingId: string): void {
  for (const verb of [startPreparing, startMeeting]) {
    done(services, company.people.facilitator, verb, { meetingId });
  }
  closeAnyway(services, company, meetingId);
}

const milestones = () => milestonesOf(services.db, [planId]);
const training = () => milestones()[0]?.id ?? "";

function plan() {
  const found = services.db.select().from(actionPlan).where(eq(actionPlan.id, planId)).get();
  if (!found) throw new Error("the plan is gone");
  return found;
}

/** Saves the plan with other milestones, and from another day on. */
function change(
  given: { id?: string; name: string; expectedOn: string }[],
  startsOn = "2021-01-01",
): void {
  const list = given.map((each) => ({ description: "", deliverable: "", ...each }));
  const input = { ...plan(), startsOn, milestones: list };
  done(services, company.people.administrator, savePlan, input);
}

const putOff = (expectedOn: string) => change([{ id: training(), name: "training", expectedOn }]);

const report = (doneOn: string) =>
  done(services, company.people.manager, reportMilestone, { milestoneId: training(), doneOn });

/** The plan's and its objective's light in January, February and March. */
const lights = () =>
  ["2021-01", "2021-02", "2021-03"].map((month) => {
    const of = lightsOf(services.db, company.id, month);
    return [of.get(`plan/${planId}`)?.light, of.get(`objective/${objectiveId}`)?.light].join(" ");
  });

const corrections = (meetingId: string) => {
  const stored = storedRecordOf(services.db, meetingRow(services, meetingId));
  return stored && correctionsOf(services.db, company.id, stored.record).map(({ light }) => light);
};

it("[PL5] putting a milestone off leaves closed months red and uncorrected", () => {
  const meetingId = open("2021-02");
  close(meetingId);
  putOff("2021-06-30");
  expect(lights()).toEqual(["green green", "red red", "green green"]);
  expect(corrections(meetingId)).toEqual([]);
  putOff("2021-07-31");
  expect(lights()[1]).toBe("red red");
  expect(milestones()[0]?.expectedOn, "what is agreed now").toBe("2021-07-31");
});

it("[PL5] taking a milestone away, adding one or starting later leaves closed months too", () => {
  const meetingId = open("2021-02");
  close(meetingId);
  change([{ name: "again", expectedOn: "2021-06-30" }]);
  expect(lights()).toEqual(["green green", "red red", "green green"]);
  change([{ name: "again", expectedOn: "2021-01-20" }], "2021-03-01");
  expect(lights()).toEqual(["green green", "red red", "red red"]);
  expect(corrections(meetingId)).toEqual([]);
});

it("[PL5] a month whose meeting is not closed is judged by the plan as it is now", () => {
  open("2021-02");
  putOff("2021-06-30");
  expect(lights()).toEqual(["green green", "green green", "green green"]);
});

it("[PL5] a closed month is corrected by the day on which a milestone was done", () => {
  const meetingId = open("2021-02");
  close(meetingId);
  putOff("2021-06-30");
  report("2021-02-25");
  expect(lights()[1]).toBe("yellow yellow");
  const corrected = { sealed: "red", now: "yellow" };
  expect(corrections(meetingId)).toEqual([corrected, corrected]);
});

it("[PL5] each closed month keeps the date that held in its own meeting", () => {
  close(open("2021-02"));
  putOff("2021-03-03");
  close(open("2021-03"));
  putOff("2021-06-30");
  report("2021-03-04");
  expect(lights()).toEqual(["green green", "red red", "yellow yellow"]);
});

it("[PL5] months without a meeting are judged as the next closed one had the plan", () => {
  close(open("2021-03"));
  putOff("2021-06-30");
  expect(lights()).toEqual(["green green", "red red", "red red"]);
});

it("[PL5] the page of a month that is closed later than the next one shows what it is judged by", () => {
  const late = open("2021-02");
  close(open("2021-03"));
  putOff("2021-06-30");
  expect(lights()[1]).toBe("red red");
  const page = () =>
    planSubject(services.db, meetingRow(services, late), plan(), "2021-03-05").milestones;
  expect(page()).toMatchObject([{ expectedOn: "2021-02-20" }]);
  close(late);
  expect(page()).toMatchObject([{ expectedOn: "2021-02-20" }]);
  expect(lights()[1]).toBe("red red");
});

it("[PL5] last month's light names a milestone that has been taken away since", () => {
  close(open("2021-02"));
  const removed = training();
  change([{ name: "again", expectedOn: "2021-06-30" }]);
  const overview = overviewOf(services.db, meetingRow(services, open("2021-03")));
  const names = [
    { id: training(), name: "again" },
    { id: removed, name: "training" },
  ];
  expect(overview.plans.map((each) => each.milestones)).toEqual([names]);
});

it("[MS7] a milestone says on which day it was first expected, in pages and records from then on", () => {
  const expected = (meetingId: string) =>
    planSubject(services.db, meetingRow(services, meetingId), plan(), "2021-03-05").milestones.map(
      ({ expectedOn, firstExpectedOn }) => [expectedOn, firstExpectedOn],
    );
  const january = open("2021-01");
  putOff("2021-02-25");
  expect(expected(january), "no meeting has been closed about it").toEqual([["2021-02-25", null]]);
  close(january);
  const february = open("2021-02");
  putOff("2021-03-31");
  expect(expected(february)).toEqual([["2021-03-31", "2021-02-25"]]);
  expect(expected(january)).toEqual([["2021-02-25", null]]);
  close(february);
  const march = open("2021-03");
  putOff("2021-06-30");
  expect(expected(march), "put off twice").toEqual([["2021-06-30", "2021-02-25"]]);
  putOff("2021-02-25");
  expect(expected(march), "taken back").toEqual([["2021-02-25", null]]);
});

it("[PL5] another company's closed meeting does not come before the own one", () => {
  const other = makeCompany(services);
  const { facilitator } = other.people;
  const { id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-02" });
  for (const verb of [startPreparing, startMeeting])
    done(services, facilitator, verb, { meetingId });
  closeAnyway(services, other, meetingId);
  close(open("2021-03"));
  putOff("2021-06-30");
  expect(lights()[1]).toBe("red red");
});

it("[PL5] the lights are the same when they are all judged anew from nothing", () => {
  close(open("2021-02"));
  putOff("2021-06-30");
  const kept = lights();
  services.db.delete(lightRow).run();
  for (const month of ["2021-01", "2021-02", "2021-03"]) {
    relight(services.db, company.id, month, services.clock.now());
  }
  expect(lights()).toEqual(kept);
});
