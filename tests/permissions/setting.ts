/** Two companies in one installation, each with one of everything that somebody may ask for. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { agendaItem, followUp, milestone, picture, secondFactor } from "#db/schema";
import { ROLES } from "~/domain/access/can";
import { openBlockersIn } from "~/services/closing-blockers.server";
import { saveDigestChannel } from "~/services/digest-channels.server";
import { enterActual } from "~/services/actual-commands.server";
import { addMeasurePage, removeMeasurePage } from "~/services/measure-page-commands.server";
import { openMeeting, startMeeting, startPreparing } from "~/services/meeting-commands.server";
import { addComment } from "~/services/question-commands/add-comment.server";
import { answerQuestion } from "~/services/question-commands/answer.server";
import { deferQuestion } from "~/services/question-commands/end-question.server";
import { askSupport } from "~/services/question-commands/support.server";
import { takeOver } from "~/services/room-commands.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { saveTheme } from "~/services/scorecard-commands/save-theme.server";
import type { SignedIn } from "~/services/session.server";
import { drawArrow } from "~/services/strategy-map/arrow-commands.server";
import { measurePageKey } from "~/sheet/page-key";
import {
  addPerson,
  done,
  makeCompany,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { closeAnyway, meetingRow } from "../support/meetings";
import { makePlan } from "../support/plans";
import { levelCells, makeMeasure, objectiveInput } from "../support/scorecard";

/** Who may have asked a question, or written a comment. */
export const ASKERS = ["administrator", "facilitator", "gm", "manager", "provider"] as const;
/** See {@link ASKERS}. */
export type Asker = (typeof ASKERS)[number];

/** What a meeting can be in while somebody asks for something. */
export const STATES = ["open", "open, led by the GM", "closed"] as const;
/** See {@link STATES}. */
export type MeetingState = (typeof STATES)[number];

/** The people of a company: one of each role, and those who lack what makes the difference. */
export type People = TestCompany["people"] &
  Record<"providerOfNothing" | "nobody" | "everything", SignedIn>;

/** A company with the ids of its things. */
export interface Setting {
  company: TestCompany;
  people: People;
  /** Somebody with a second factor, to whom things are done. */
  colleagueId: string;
  /** Of the meeting that is live, and (in the state `closed`) closed. */
  month: string;
  meetingId: string;
  draftId: string;
  preparingId: string;
  measureId: string;
  /** The measure's first page. */
  page: string;
  /** Ordinals of the measure's further pages. */
  pages: { first: number; second: number; removed: number };
  planId: string;
  milestoneId: string;
  objectives: { first: string; second: string; third: string };
  arrowId: string;
  themeId: string;
  channelId: string;
  items: string[];
  blocker: string;
  followUpId: string;
  supportId: string;
  /** By who asked: questions to the sales department, answered; and put off. */
  questions: Record<Asker, string>;
  deferred: Record<Asker, string>;
  comments: Record<Asker, string>;
  /** The picture on the sales department's page. */
  hash: string;
}

/** Makes a company with everything in it. @param months of the live, draft and prepared meeting */
export function makeSetting(
  services: TestServices,
  [month, draft, preparing]: readonly [string, string, string],
): Setting {
  const company = makeCompany(services);
  const people = addPeople(services, company);
  const { administrator, facilitator, gm } = people;
  const { sales } = company.departments;
  const scorecard = makeScorecard(services, company, month);
  const open = (of: string) => done(services, facilitator, openMeeting, { month: of }).id;
  const [meetingId, draftId, preparingId] = [open(month), open(draft), open(preparing)];
  for (const id of [meetingId, preparingId]) {
    done(services, facilitator, startPreparing, { meetingId: id });
  }
  done(services, facilitator, startMeeting, { meetingId });
  const page = measurePageKey(scorecard.measureId);
  const talk = makeTalk(services, { company, meetingId, page });
  const supportId = done(services, gm, askSupport, {
    commentId: talk.questions.gm,
    departmentId: sales,
    what: "cars",
  }).id;
  const channel = { kind: "email", target: "a@test.example", locale: "en", hour: 8 } as const;
  return {
    company,
    people,
    colleagueId: addColleague(services, company),
    month,
    meetingId,
    draftId,
    preparingId,
    page,
    ...scorecard,
    ...talk,
    supportId,
    pages: makePages(services, facilitator, { meetingId, measureId: scorecard.measureId }),
    channelId: done(services, administrator, saveDigestChannel, { ...channel, enabled: true }).id,
    items: agendaItemsOf(services, meetingId),
    blocker: openBlockersIn(services.db, meetingRow(services, meetingId))[0]?.key ?? "",
    followUpId: followUpOf(services, talk.deferred.gm),
    hash: makePicture(services, { company, meetingId }),
  };
}

/** Brings the companies' meetings into a state for the tests of a block, and back after them. */
export function inState(
  services: TestServices,
  settings: readonly Setting[],
  state: MeetingState,
): void {
  const { raw } = services.database;
  beforeAll(() => {
    raw.exec("SAVEPOINT block");
    for (const { company, people, meetingId } of settings) {
      if (state === "open, led by the GM") done(services, people.gm, takeOver, { meetingId });
      if (state === "closed") closeAnyway(services, company, meetingId);
    }
  });
  afterAll(() => void raw.exec("ROLLBACK TO block; RELEASE block"));
}

/** Does something and undoes all that it did to the database. */
export async function undone<T>(services: TestServices, act: () => T | Promise<T>): Promise<T> {
  const { raw } = services.database;
  raw.exec("SAVEPOINT cell");
  try {
    return await act();
  } finally {
    raw.exec("ROLLBACK TO cell; RELEASE cell");
    services.rooms.calls.length = 0;
  }
}

function addPeople(services: TestServices, company: TestCompany): People {
  const { id: companyId, departments } = company;
  const { sales, aftersales } = departments;
  const now = services.clock.now();
  return {
    ...company.people,
    providerOfNothing: addPerson(services.db, { companyId, roles: ["provider"], now }),
    nobody: addPerson(services.db, { companyId, roles: [], departmentIds: [sales], now }),
    everything: addPerson(services.db, {
      companyId,
      roles: [...ROLES],
      departmentIds: [sales, aftersales],
      now,
    }),
  };
}

function addColleague({ db, clock }: TestServices, { id: companyId }: TestCompany): string {
  const now = clock.now();
  const { personId } = addPerson(db, { companyId, roles: ["viewer"], now }).actor;
  db.insert(secondFactor)
    .values({ personId, secret: "ABC", confirmedAt: now, lastStep: null })
    .run();
  return personId;
}

function makeScorecard(services: TestServices, company: TestCompany, month: string) {
  const { administrator, facilitator } = company.people;
  const { measureId, objectiveId: first } = makeMeasure(services, company);
  const cells = levelCells(measureId, month, [40, 30, 20, 10]);
  done(services, administrator, saveLevels, { cells });
  done(services, facilitator, enterActual, { measureId, month, value: 1 });
  const objective = (code: string) =>
    done(services, administrator, saveObjective, objectiveInput(code)).id;
  const objectives = { first, second: objective("F8"), third: objective("F9") };
  const arrow = { causeId: first, effectId: objectives.second, from: month };
  const theme = { perspective: "customer", nameZh: "服务力", nameEn: "service" } as const;
  const planId = makePlan(services, company, { objectiveId: first });
  const [step] = services.db.select().from(milestone).where(eq(milestone.planId, planId)).all();
  return {
    measureId,
    objectives,
    planId,
    milestoneId: step?.id ?? "",
    arrowId: done(services, administrator, drawArrow, arrow).id,
    themeId: done(services, administrator, saveTheme, theme).id,
  };
}

function makeTalk(
  services: TestServices,
  { company, meetingId, page }: Pick<Setting, "company" | "meetingId" | "page">,
) {
  const { sales } = company.departments;
  const anchor = { kind: "page", departmentId: sales, page };
  const say = (asker: Asker, ask: string[] | null) =>
    done(services, company.people[asker], addComment, {
      meetingId,
      anchor,
      body: "why?",
      mentions: [],
      ask,
    }).id;
  const answered = (asker: Asker) => {
    const commentId = say(asker, [sales]);
    const answer = { commentId, departmentId: sales, body: "because", mentions: [] };
    done(services, company.people.manager, answerQuestion, answer);
    return commentId;
  };
  const deferred = (asker: Asker) => {
    const commentId = answered(asker);
    const later = { commentId, until: "2021-09-01", reason: "" };
    done(services, company.people.gm, deferQuestion, later);
    return commentId;
  };
  return {
    questions: byAsker(answered),
    deferred: byAsker(deferred),
    comments: byAsker((asker) => say(asker, null)),
  };
}

function makePages(
  services: TestServices,
  who: SignedIn,
  of: { meetingId: string; measureId: string },
): Setting["pages"] {
  const add = (nameZh: string) =>
    done(services, who, addMeasurePage, { ...of, nameZh, nameEn: "" }).ordinal;
  const pages = { first: add("一"), second: add("二"), removed: add("三") };
  done(services, who, removeMeasurePage, { ...of, ordinal: pages.removed });
  return pages;
}

function makePicture(
  { db, clock }: TestServices,
  { company, meetingId }: Pick<Setting, "company" | "meetingId">,
): string {
  const hash = "ab".repeat(32);
  const what = { hash, width: 1, height: 1, bytes: Buffer.from("a picture") };
  const personId = company.people.manager.actor.personId;
  db.insert(picture)
    .values({
      meetingId,
      departmentId: company.departments.sales,
      ...what,
      personId,
      at: clock.now(),
    })
    .run();
  return hash;
}

function agendaItemsOf({ db }: TestServices, meetingId: string): string[] {
  const items = db.select().from(agendaItem).where(eq(agendaItem.meetingId, meetingId)).all();
  return items.filter(({ part }) => part === "department").map(({ id }) => id);
}

function followUpOf({ db }: TestServices, sourceId: string): string {
  const row = db.select().from(followUp).where(eq(followUp.sourceId, sourceId)).get();
  if (!row) throw new Error("nothing joined the board");
  return row.id;
}

function byAsker<T>(make: (asker: Asker) => T): Record<Asker, T> {
  return {
    administrator: make("administrator"),
    facilitator: make("facilitator"),
    gm: make("gm"),
    manager: make("manager"),
    provider: make("provider"),
  };
}
