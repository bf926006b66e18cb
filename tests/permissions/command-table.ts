/**
 * Every command: what it asks of `can()`, what it concerns, and an input on which whoever may has
 * it done. A command without an entry fails the test.
 */
import type { Action } from "~/domain/access/can";
import type { SignedIn } from "~/services/session.server";
import { levelCells, measureInput, objectiveInput } from "../support/scorecard";
import type { CommandEntry } from "./command-entry";
import type { Rule } from "./expectation";
import { questionCommands } from "./question-command-table";
import type { Setting } from "./setting";

type Input = CommandEntry["input"];

const idOf = ({ actor }: SignedIn) => actor.personId;
const salesOf = ({ company }: Setting) => ({ departmentId: company.departments.sales });
const words = { nameZh: "名", nameEn: "name" };

/** What an administrator does to the company's things, or to the company as a whole. */
function ofCompany(action: Action, input: Input, names: Rule["names"] = "things"): CommandEntry {
  return { rule: () => ({ demands: [[action]], names }), input };
}

/** What is done in a meeting, and no more once it is closed. */
function meeting(action: Action, input: Input, told?: Rule["told"]): CommandEntry {
  return {
    rule: () => ({ demands: [[action]], names: "things", inMeeting: true, told }),
    input,
  };
}

/** What is done to what a department owns. */
function department(action: Action, input: Input, rest: Partial<Rule> = {}): CommandEntry {
  return {
    rule: (of) => ({ demands: [[action, salesOf(of)]], names: "things", ...rest }),
    input,
  };
}

/** What everybody who is signed in does for themselves. */
function oneself(input: unknown, told?: Rule["told"]): CommandEntry {
  return { rule: () => ({ demands: "anybody", names: "nothing", told }), input: () => input };
}

/** A step of a meeting's life; a closed one takes none, whoever asks. */
function step(from: "draftId" | "preparingId"): CommandEntry {
  return meeting(
    "meeting.open",
    (of, state) => ({ meetingId: state === "closed" ? of.meetingId : of[from] }),
    { closed: "closed" },
  );
}

/** A further page of the measure. */
const onPage = (which: keyof Setting["pages"], rest: object = {}): CommandEntry =>
  department(
    "sheet.edit",
    (of) => ({
      meetingId: of.meetingId,
      measureId: of.measureId,
      ordinal: of.pages[which],
      ...rest,
    }),
    { inMeeting: true },
  );

const scorecardCommands: Record<string, CommandEntry> = {
  "arrange-scorecard": ofCompany("scorecard.edit", ({ objectives }) => ({
    kind: "objective",
    ids: [objectives.third, objectives.second, objectives.first],
  })),
  "choose-headlines": ofCompany("scorecard.edit", ({ measureId }) => ({ measureIds: [measureId] })),
  "delete-theme": ofCompany("scorecard.edit", ({ themeId }) => ({ id: themeId })),
  "draw-arrow": ofCompany("scorecard.edit", ({ objectives, month }) => ({
    causeId: objectives.second,
    effectId: objectives.third,
    from: month,
  })),
  "place-objectives": ofCompany("scorecard.edit", ({ objectives }) => ({
    places: [{ objectiveId: objectives.first, rank: 1, slot: 1 }],
  })),
  "remove-arrow": ofCompany("scorecard.edit", ({ arrowId, month }) => ({
    id: arrowId,
    from: month,
  })),
  "reset-layout": ofCompany("scorecard.edit", () => ({}), "nothing"),
  "save-department": ofCompany("scorecard.edit", (of) => ({
    id: of.company.departments.sales,
    code: "sales",
    ...words,
    validFrom: "2021-01",
    validTo: null,
  })),
  "save-levels": ofCompany("scorecard.edit", ({ measureId, month }) => ({
    cells: levelCells(measureId, month, [50, 40, 30, 20]),
  })),
  "save-measure": ofCompany("scorecard.edit", (of) => ({
    id: of.measureId,
    ...measureInput(of.company, of.objectives.first, "M1"),
    ...words,
  })),
  "save-objective": ofCompany("scorecard.edit", ({ objectives, themeId }) => ({
    id: objectives.third,
    ...objectiveInput("F9"),
    perspective: "customer",
    themeId,
  })),
  "save-plan": ofCompany("scorecard.edit", (of) => ({
    id: of.planId,
    code: "K1",
    ...words,
    objectiveId: of.objectives.first,
    departmentId: of.company.departments.sales,
    owner: "",
    lead: "",
    participants: "",
    goal: "",
    startsOn: "2021-01-01",
    endsOn: "2021-12-31",
    validFrom: "2021-01",
    validTo: null,
    milestones: [
      { id: of.milestoneId, name: "m", description: "", deliverable: "", expectedOn: "2021-03-01" },
    ],
  })),
  "save-theme": ofCompany("scorecard.edit", ({ themeId }) => ({
    id: themeId,
    perspective: "customer",
    ...words,
  })),
  "save-vision": ofCompany("scorecard.edit", () => ({ textZh: "愿景", textEn: "" }), "nothing"),
};

const companyCommands: Record<string, CommandEntry> = {
  "delete-digest-channel": ofCompany("reminders.manage", ({ channelId }) => ({ id: channelId })),
  "invite-person": ofCompany("people.manage", ({ colleagueId }) => ({ id: colleagueId })),
  "reset-second-factor": ofCompany("people.manage", ({ colleagueId }) => ({ id: colleagueId })),
  "save-company": ofCompany(
    "company.settings",
    () => ({ name: "n", greyCountsAsWorst: true }),
    "nothing",
  ),
  "save-digest-channel": ofCompany("reminders.manage", ({ channelId }) => ({
    id: channelId,
    kind: "email",
    target: "b@test.example",
    locale: "en",
    hour: 9,
    enabled: false,
  })),
  "save-person": ofCompany("people.manage", (of) => ({
    id: of.colleagueId,
    ...words,
    email: "renamed@test.example",
    roles: ["manager"],
    departmentIds: [of.company.departments.sales],
  })),
  "set-person-active": ofCompany("people.manage", ({ colleagueId }) => ({
    id: colleagueId,
    active: false,
  })),
};

const meetingCommands: Record<string, CommandEntry> = {
  "add-amendment": {
    rule: () => ({
      demands: [["amendment.write"]],
      names: "things",
      told: { open: "meeting-not-closed" },
    }),
    input: ({ meetingId }) => ({ meetingId, place: "overview", text: "t", reason: "r" }),
  },
  "approve-meeting": {
    rule: () => ({
      demands: [["meeting.approve"]],
      names: "things",
      told: { open: "meeting-not-closed" },
    }),
    input: ({ meetingId }) => ({ meetingId }),
  },
  "arrange-agenda": meeting("meeting.agenda", ({ meetingId, items }) => ({
    meetingId,
    itemIds: items.toReversed(),
  })),
  "close-meeting": meeting("meeting.close", ({ meetingId }) => ({ meetingId }), {
    open: "closing-blocked",
  }),
  "discard-meeting": step("draftId"),
  "hand-over": meeting("meeting.hand-over", ({ meetingId, people }) => ({
    meetingId,
    personId: idOf(people.administrator),
  })),
  "move-room": meeting("meeting.lead", ({ meetingId, items }) => ({
    meetingId,
    item: items[0],
    page: null,
  })),
  "open-meeting": ofCompany("meeting.open", () => ({ month: "2021-11" }), "nothing"),
  "set-budget": meeting("meeting.agenda", ({ items }) => ({ itemId: items[0], minutes: 15 })),
  "start-meeting": step("preparingId"),
  "start-preparing": step("draftId"),
  "take-over": meeting("meeting.take-over", ({ meetingId }) => ({ meetingId })),
  "waive-blockers": meeting("closing.waive", ({ meetingId, blocker }) => ({
    meetingId,
    blockers: [blocker],
    reason: "r",
  })),
  "write-overview-sentence": meeting("overview.write", ({ meetingId }) => ({
    meetingId,
    perspective: "financial",
    text: "words",
    basis: "b",
    replaces: null,
  })),
};

const departmentCommands: Record<string, CommandEntry> = {
  "add-measure-page": department(
    "sheet.edit",
    ({ meetingId, measureId }) => ({ meetingId, measureId, ...words }),
    { inMeeting: true },
  ),
  "change-due": department("follow-up.edit", ({ followUpId }) => ({
    id: followUpId,
    dueOn: "2021-10-01",
    reason: "later",
  })),
  "edit-follow-up": department("follow-up.edit", ({ followUpId, people }) => ({
    id: followUpId,
    wording: "otherwise",
    owners: [`person:${idOf(people.viewer)}`],
  })),
  "enter-actual": {
    rule: (of) => ({
      demands: [["actual.enter", { ...salesOf(of), providerIds: [idOf(of.people.provider)] }]],
      names: "things",
    }),
    input: ({ measureId, month }) => ({ measureId, month, value: 25 }),
  },
  "move-follow-up": department("follow-up.edit", ({ followUpId }) => ({
    id: followUpId,
    from: "planned",
    to: "in-progress",
  })),
  "move-measure-page": onPage("first", { step: 1 }),
  "remove-measure-page": onPage("second"),
  "report-milestone": department("milestone.report", ({ milestoneId }) => ({
    milestoneId,
    doneOn: "2021-02-10",
  })),
  "restore-measure-page": onPage("removed"),
  "title-measure-page": onPage("first", words),
};

const ownCommands: Record<string, CommandEntry> = {
  "begin-second-factor": oneself({}),
  "change-password": oneself(
    { current: "a wrong password", password: "a long password" },
    { open: "wrong-password", closed: "wrong-password" },
  ),
  "confirm-second-factor": oneself(
    { code: "000000" },
    { open: "wrong-code", closed: "wrong-code" },
  ),
  "make-calendar-address": oneself({}),
  "remove-second-factor": oneself(
    { code: "000000" },
    { open: "second-factor-off", closed: "second-factor-off" },
  ),
  "revoke-calendar-address": oneself({}),
  "set-language": oneself({ locale: "en" }),
};

/** The table, by the names of the commands. */
export const COMMAND_TABLE: Readonly<Record<string, CommandEntry>> = {
  ...scorecardCommands,
  ...companyCommands,
  ...meetingCommands,
  ...departmentCommands,
  ...questionCommands,
  ...ownCommands,
};
