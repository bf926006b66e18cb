import { expect, it } from "vitest";
import { lightsOf } from "~/services/lights.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { savePlan } from "~/services/scorecard-commands/save-plan.server";
import { watchDays } from "#server/day-turn";
import { done, makeCompany, testServices } from "../support/company";
import { objectiveInput } from "../support/scorecard";

it("[MS6] a milestone is not overdue before its day, and is when a day has passed, on every screen", () => {
  const services = testServices();
  const company = makeCompany(services);
  const { administrator, facilitator } = company.people;
  const { id: objectiveId } = done(services, administrator, saveObjective, objectiveInput("P3"));
  const { id: planId } = done(services, administrator, savePlan, {
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
    milestones: [{ name: "m", description: "", deliverable: "", expectedOn: "2021-03-20" }],
  });
  const light = () => lightsOf(services.db, company.id, "2021-03").get(`plan/${planId}`)?.light;
  const { id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-03" });
  expect(light(), "on 5 March").toBe("green");

  services.clock.set("2021-03-21T09:00:00+08:00");
  services.rooms.calls.length = 0;
  watchDays(services)();
  expect(light(), "on 21 March").toBe("red");
  const published = services.rooms.calls.filter((each) => each.call === "publish");
  expect(published.map((each) => each.room)).toEqual([
    { kind: "company", companyId: company.id },
    { kind: "meeting", meetingId },
  ]);
  expect(services.rooms.published().map(([key]) => key)).toContain(`light/plan/${planId}/2021-03`);
});
