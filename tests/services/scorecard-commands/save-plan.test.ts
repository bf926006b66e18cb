import { beforeEach, describe, expect, it } from "vitest";
import { openMeeting } from "~/services/meeting-commands.server";
import { lightsOf } from "~/services/lights.server";
import { reportMilestone } from "~/services/scorecard-commands/report-milestone.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { milestonesOf } from "~/services/scorecard.server";
import {
  done,
  makeCompany,
  run,
  testServices,
  type TestCompany,
  type TestServices,
} from "../../support/company";
import { objectiveInput } from "../../support/scorecard";

let services: TestServices;
let company: TestCompany;
let planId: string;
let input: ReturnType<typeof planInput>;

const milestone = (name: string, expectedOn: string) => ({
  name,
  description: "",
  deliverable: "",
  expectedOn,
});

function planInput(objectiveId: string) {
  return {
    code: "K1",
    nameZh: "K1",
    nameEn: "K1",
    objectiveId,
    departmentId: company.departments.sales,
    owner: "",
    lead: "",
    participants: "",
    startsOn: "2021-01-01",
    endsOn: "2021-12-31",
    goal: "",
    validFrom: "2021-01",
    validTo: null,
    milestones: [
      milestone("first", "2021-01-20"),
      milestone("second", "2021-02-20"),
    ] as (ReturnType<typeof milestone> & { id?: string })[],
  };
}

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  const { administrator, facilitator } = company.people;
  done(services, facilitator, openMeeting, { month: "2021-01" });
  const { id } = done(services, administrator, saveObjective, objectiveInput("P1"));
  input = planInput(id);
  ({ id: planId } = done(services, administrator, savePlan, input));
});

const milestones = () => milestonesOf(services.db, [planId]);
const idOf = (name: string) => milestones().find((each) => each.name === name)?.id ?? "";
const lights = () =>
  ["2021-01", "2021-02", "2021-03"].map(
    (month) => lightsOf(services.db, company.id, month).get(`plan/${planId}`)?.light,
  );
const report = (name: string, doneOn: string | null, who = company.people.manager) =>
  run(services, who, reportMilestone, { milestoneId: idOf(name), doneOn });

describe("an action plan's milestones", () => {
  it("are saved in the order given; renamed, moved and removed ones too", () => {
    const { administrator } = company.people;
    done(services, administrator, savePlan, {
      ...input,
      id: planId,
      milestones: [
        milestone("third", "2021-03-20"),
        { ...milestone("first, renamed", "2021-01-25"), id: idOf("first") },
      ],
    });
    expect(milestones().map(({ name, expectedOn }) => [name, expectedOn])).toEqual([
      ["third", "2021-03-20"],
      ["first, renamed", "2021-01-25"],
    ]);
  });

  it("keep the day they were done when the plan is saved again", () => {
    report("first", "2021-01-18");
    const kept = milestones().map(({ id, name, expectedOn }) => ({
      ...milestone(name, expectedOn),
      id,
    }));
    done(services, company.people.administrator, savePlan, {
      ...input,
      id: planId,
      milestones: kept,
    });
    expect(milestones().map((each) => each.doneOn)).toEqual(["2021-01-18", null]);
  });

  it("of another plan are unknown, and the plan then stays as it was", () => {
    const other = done(services, company.people.administrator, savePlan, { ...input, code: "K2" });
    const foreign = milestonesOf(services.db, [other.id])[0]?.id;
    const outcome = run(services, company.people.administrator, savePlan, {
      ...input,
      id: planId,
      nameEn: "Changed",
      milestones: [{ ...milestone("stolen", "2021-01-20"), id: foreign }],
    });
    expect(outcome).toMatchObject({ error: "unknown-milestone" });
    expect(milestones().map((each) => each.name)).toEqual(["first", "second"]);
  });

  it("are expected on days that the calendar has", () => {
    const wrong = { ...input, milestones: [milestone("first", "2021-02-29")] };
    expect(run(services, company.people.administrator, savePlan, { ...wrong, id: planId })).toEqual(
      {
        ok: false,
        error: "bad-date",
        field: "milestones.0.expectedOn",
      },
    );
  });
});

describe("reporting a milestone", () => {
  it("moves the plan's light from the month in which it was done on", () => {
    expect(lights()).toEqual(["red", "red", "red"]);
    report("first", "2021-01-18");
    expect(lights()).toEqual(["green", "red", "red"]);
    report("second", "2021-02-22");
    expect(lights()).toEqual(["green", "yellow", "green"]);
  });

  it("can be taken back", () => {
    report("first", "2021-01-18");
    report("first", null);
    expect(lights()).toEqual(["red", "red", "red"]);
  });

  it("is for the managers of the plan's department and the facilitator", () => {
    const { aftersalesManager, administrator, provider, facilitator } = company.people;
    for (const who of [aftersalesManager, administrator, provider]) {
      expect(report("first", "2021-01-18", who)).toMatchObject({ error: "forbidden" });
    }
    expect(report("first", "2021-01-18", facilitator).ok).toBe(true);
  });

  it("takes a day that the calendar has and that has come", () => {
    expect(report("first", "2021-02-30")).toMatchObject({ error: "bad-date" });
    expect(report("first", "2021-03-06")).toMatchObject({ error: "future-date" });
    expect(report("first", "2021-03-05").ok).toBe(true);
  });

  it("of another company is unknown", () => {
    const stranger = makeCompany(services).people.facilitator;
    expect(report("first", "2021-01-18", stranger)).toMatchObject({ error: "unknown-milestone" });
  });
});
