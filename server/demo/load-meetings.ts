import { readNumber } from "~/domain/scorecard/read-number";
import { enterActual } from "~/services/actual-commands.server";
import { noteSeen } from "~/services/attendance.server";
import { openBlockersIn } from "~/services/closing-blockers.server";
import { waiveBlockers } from "~/services/closing-commands.server";
import {
  closeMeeting,
  openMeeting,
  setBudget,
  startMeeting,
  startPreparing,
} from "~/services/meeting-commands.server";
import { agendaOf, meetingById, type AgendaItem } from "~/services/meetings.server";
import { addMeasurePage, titleMeasurePage } from "~/services/measure-page-commands.server";
import { measurePagesOf } from "~/services/measure-pages.server";
import { pagesOf as pagesIn } from "~/services/pages.server";
import { moveRoom } from "~/services/room-commands.server";
import { reportMilestone } from "~/services/scorecard-commands/report-milestone.server";
import { milestonesOf, scorecardAt } from "~/services/scorecard.server";
import { act, FACILITATOR, get, GM, type Dealership } from "./dealership";
import { writeProgress } from "./load-follow-ups";
import { managerOf, providerOf } from "./load-people";
import { askQuestions } from "./load-questions";
import { inShanghai } from "./sample-clock";
import { SAMPLE_YEAR } from "./samples";
import { writeClosing, writeSheets } from "./write-sheets";

/** January: figures in the first days of February, the meeting on the 4th, closed. */
export function liveThroughJanuary(dealership: Dealership): void {
  const { clock } = dealership;
  reportMilestones(dealership, "01");
  clock.goTo("2021-02-01 09:00");
  const meetingId = open(dealership, "01");
  arrangePages(dealership, meetingId, "01");
  enterActuals(dealership, "01", ["2021-02-01 09:10", "2021-02-02 09:10", "2021-02-03 09:10"]);
  clock.goTo("2021-02-03 15:00");
  writeSheets(dealership, meetingId, "01");
  clock.goTo("2021-02-04 14:00");
  act(dealership, FACILITATOR, startMeeting, { meetingId });
  walkThrough(dealership, meetingId);
  noteAttendance(dealership, meetingId, { month: "01", day: "2021-02-04" });
  waiveWhatBlocks(dealership, meetingId, "01");
  act(dealership, FACILITATOR, closeMeeting, { meetingId });
}

/** February: figures and pages in the first days of March; the meeting is yet to begin. */
export function prepareFebruary(dealership: Dealership): void {
  const { clock } = dealership;
  reportMilestones(dealership, "02");
  clock.goTo("2021-03-01 09:00");
  const meetingId = open(dealership, "02");
  enterActuals(dealership, "02", [
    "2021-03-01 09:10",
    "2021-03-02 09:10",
    "2021-03-03 09:10",
    "2021-03-04 09:10",
  ]);
  clock.goTo("2021-03-04 16:00");
  writeSheets(dealership, meetingId, "02");
  writeProgress(dealership, meetingId, "02");
  // Three measures are already ahead.
  enterActuals(dealership, "03", ["2021-03-04 16:30"]);
  askQuestions(dealership, meetingId, "02");
}

/** Opens a month's meeting with the agreed budgets and asks the departments to prepare. */
function open(dealership: Dealership, month: string): string {
  const { services } = dealership;
  const { id: meetingId } = act(dealership, FACILITATOR, openMeeting, {
    month: `${SAMPLE_YEAR}-${month}`,
  });
  for (const item of agendaOf(services.db, meetingId)) {
    const minutes = minutesOf(dealership, item, "budget");
    act(dealership, FACILITATOR, setBudget, { itemId: item.id, minutes });
  }
  act(dealership, FACILITATOR, startPreparing, { meetingId });
  return meetingId;
}

function minutesOf(dealership: Dealership, item: AgendaItem, column: string): number {
  const { samples, departments } = dealership;
  const row = samples.agenda.find((each) =>
    item.departmentId === null
      ? each("item") === item.part
      : departments.get(each("item")) === item.departmentId,
  );
  if (!row) throw new Error("the sample agenda lacks an item");
  return Number(row(column));
}

/** Each figure is entered by its provider, spread over the sittings that begin at these times. */
function enterActuals(dealership: Dealership, month: string, sittings: readonly string[]): void {
  const { samples, measures, clock } = dealership;
  const given = samples.actuals.filter((row) => row(month) !== "");
  const perSitting = Math.ceil(given.length / sittings.length);
  given.forEach((row, index) => {
    if (index % perSitting === 0) clock.goTo(sittings[index / perSitting] ?? "");
    clock.pass(17);
    const measureId = get(measures, row("measure"));
    const read = readNumber(row(month), { percent: false });
    if (!read.ok) throw new Error(`the sample figures say ${row(month)}`);
    const figure = { measureId, month: `${SAMPLE_YEAR}-${month}`, value: read.value };
    act(dealership, providerOf(dealership, row("measure")), enterActual, figure);
  });
}

/** Gives measures further pages, as their departments' managers; later meetings start with them. */
function arrangePages(dealership: Dealership, meetingId: string, month: string): void {
  const { samples, measures } = dealership;
  for (const row of samples.measurePages.filter((each) => each("month") === month)) {
    const home = samples.measures.find((each) => each("code") === row("measure"));
    const manager = managerOf(dealership, home?.("department") ?? "");
    const title = { nameZh: row("title_zh"), nameEn: row("title_en") };
    const page = { meetingId, measureId: get(measures, row("measure")), ...title };
    if (row("page") === "1") act(dealership, manager, titleMeasurePage, { ...page, ordinal: 1 });
    else act(dealership, manager, addMeasurePage, page);
  }
}

/** Milestones are reported by their department's manager, at the end of the day they were done. */
function reportMilestones(dealership: Dealership, month: string): void {
  const { samples, plans, services, clock } = dealership;
  const done = samples.milestones.filter((row) => row("actual").startsWith(month));
  for (const row of done) {
    const doneOn = `${SAMPLE_YEAR}-${row("actual")}`;
    const plan = samples.plans.find((each) => each("code") === row("plan"));
    const milestone = milestonesOf(services.db, [get(plans, row("plan"))]).find(
      (each) => each.name === row("name_zh"),
    );
    if (!plan || !milestone) throw new Error(`the sample files know no plan ${row("plan")}`);
    clock.goTo(`${doneOn} 17:30`);
    const reporter = managerOf(dealership, plan("department"));
    act(dealership, reporter, reportMilestone, { milestoneId: milestone.id, doneOn });
  }
}

/** Who sat at the table, which a meeting held over the sockets notes by itself. */
function noteAttendance(
  { samples, services, people }: Dealership,
  meetingId: string,
  { month, day }: { month: string; day: string },
): void {
  for (const row of samples.attendance.filter((each) => each("month") === month)) {
    const { personId } = get(people, row("person")).actor;
    for (const column of ["came", "left"]) {
      noteSeen(services.db, meetingId, [personId], inShanghai(`${day} ${row(column)}`));
    }
  }
}

/** The GM waives what the departments had not got ready, for the reason in the sample. */
function waiveWhatBlocks(dealership: Dealership, meetingId: string, month: string): void {
  const { samples, services } = dealership;
  const meeting = meetingById(services.db, meetingId);
  const reason = samples.waivers.find((row) => row("month") === month)?.("reason_zh") ?? "";
  const blockers = meeting ? openBlockersIn(services.db, meeting).map(({ key }) => key) : [];
  if (blockers.length > 0) act(dealership, GM, waiveBlockers, { meetingId, blockers, reason });
}

/** Walks the room from page to page; each item takes the minutes that the sample says. */
function walkThrough(dealership: Dealership, meetingId: string): void {
  const { services, clock } = dealership;
  for (const item of agendaOf(services.db, meetingId)) {
    const pages = pagesOf(dealership, item);
    const minutes = minutesOf(dealership, item, "january_minutes");
    for (const page of pages) {
      act(dealership, FACILITATOR, moveRoom, { meetingId, item: item.id, page });
      clock.pass(minutes / pages.length);
    }
    if (item.part === "closing") writeClosing(dealership, meetingId, "01");
  }
}

function pagesOf(
  { services, companyId }: Dealership,
  { departmentId, meetingId }: AgendaItem,
): (string | null)[] {
  if (departmentId === null) return [null];
  const scorecard = scorecardAt(services.db, companyId, `${SAMPLE_YEAR}-01`);
  const links = pagesIn(scorecard, departmentId, measurePagesOf(services.db, meetingId));
  return links.map(({ key }) => key);
}
