import { expect, it } from "vitest";
import { openMeeting, startMeeting, startPreparing } from "~/services/meeting-commands.server";
import { agendaOf } from "~/services/meetings.server";
import { saveDepartment } from "~/services/scorecard-commands/save-department.server";
import { done, makeCompany, testServices } from "../support/company";

it("a department that is added or ended gains or loses its turn, until the meeting begins", () => {
  const services = testServices();
  const company = makeCompany(services);
  const { administrator, facilitator } = company.people;
  const { id: meetingId } = done(services, facilitator, openMeeting, { month: "2021-02" });
  const turns = () =>
    agendaOf(services.db, meetingId).map((item) => item.departmentId ?? item.part);
  const { sales, aftersales } = company.departments;
  expect(turns()).toEqual(["overview", sales, aftersales, "closing"]);

  const department = { code: "new", nameZh: "N", nameEn: "N", validFrom: "2021-02", validTo: null };
  const { id: added } = done(services, administrator, saveDepartment, department);
  expect(turns()).toEqual(["overview", sales, aftersales, added, "closing"]);
  done(services, administrator, saveDepartment, { ...department, id: added, validTo: "2021-02" });
  expect(turns(), "still valid in the month").toContain(added);
  done(services, administrator, saveDepartment, { ...department, id: added, validFrom: "2021-03" });
  expect(turns()).toEqual(["overview", sales, aftersales, "closing"]);

  done(services, facilitator, startPreparing, { meetingId });
  done(services, facilitator, startMeeting, { meetingId });
  done(services, administrator, saveDepartment, { ...department, id: added });
  expect(turns(), "the meeting has begun").toEqual(["overview", sales, aftersales, "closing"]);
});
