import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { findingRow, improvementRow, planReviewRow, sealedRecord } from "#db/schema";
import { canonicalJson, type JsonValue } from "~/domain/canonical-json";
import { measurePageKey, planPageKey } from "~/sheet/page-key";
import { enterActual } from "~/services/actual-commands.server";
import { noteSeen } from "~/services/attendance.server";
import { openBlockersIn } from "~/services/closing-blockers.server";
import { waiveBlockers } from "~/services/closing-commands.server";
import { lightsOf } from "~/services/lights.server";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { addMeasurePage } from "~/services/measure-page-commands.server";
import { meetingView } from "~/services/meeting-view.server";
import { sealedLightsOf } from "~/services/meetings.server";
import { savePerson } from "~/services/people-commands.server";
import { addComment } from "~/services/question-commands/add-comment.server";
import { answerQuestion } from "~/services/question-commands/answer.server";
import { askSupport } from "~/services/question-commands/support.server";
import { composeRecord } from "~/services/record/compose-record.server";
import { minutesOf, recordedPageOf } from "~/services/record/minutes-view.server";
import { saveDepartment } from "~/services/scorecard-commands/save-department.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { beginMeeting, closeAnyway, type LiveMeeting } from "../support/meetings";
import { makePlan } from "../support/plans";
import { levelCells } from "../support/scorecard";

let services: TestServices;
let company: TestCompany;
let live: LiveMeeting;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  live = beginMeeting(services, company, 20);
  writePage();
});

/** What the projection makes of the department's sheet. */
function writePage(): void {
  const { meetingId, measureId } = live;
  const departmentId = company.departments.sales;
  const home = { room: `sheet/${meetingId}/${departmentId}`, meetingId, departmentId };
  const page = measurePageKey(measureId);
  services.db
    .insert(findingRow)
    .values({
      ...home,
      id: "f1",
      page,
      kind: "problem",
      position: 0,
      text: "slow",
      causes: ["snow"],
    })
    .run();
  const owners = [`person:${company.people.manager.actor.personId}`, "name:老王"];
  const due = { dueTyped: "3月31日", dueOn: "2021-03-31" };
  const words = { action: "sell", goal: "more", progress: "", completion: "" };
  services.db
    .insert(improvementRow)
    .values({ ...home, id: "i1", page, position: 0, owners, ...due, ...words })
    .run();
}

/** Asks the sales department something on the measure's page, as the GM. */
function ask(): string {
  const anchor = {
    kind: "page",
    departmentId: company.departments.sales,
    page: measurePageKey(live.measureId),
  };
  const { id } = done(services, company.people.gm, addComment, {
    meetingId: live.meetingId,
    anchor,
    body: "why so few?",
    mentions: [],
    ask: [company.departments.sales],
  });
  return id;
}

const stored = () =>
  services.db.select().from(sealedRecord).where(eq(sealedRecord.meetingId, live.meetingId)).get();
const askAs = () => ({ ...services, who: company.people.manager });
const record = () => minutesOf(askAs(), live.row()).record;

/** Changes everything that the record speaks of, after it was closed. */
function changeEverything(): void {
  const { administrator, facilitator, manager } = company.people;
  const { measureId, input } = live;
  const { sales } = company.departments;
  done(services, facilitator, enterActual, { measureId, month: "2021-02", value: 1 });
  const cells = levelCells(measureId, "2021-02", [4, 3, 2, 1]);
  done(services, administrator, saveLevels, { cells });
  done(services, administrator, saveMeasure, { ...input, id: measureId, nameZh: "renamed" });
  done(services, administrator, saveDepartment, {
    id: sales,
    code: "sales",
    nameZh: "renamed",
    nameEn: "renamed",
    validFrom: "2021-01",
    validTo: null,
  });
  done(services, administrator, savePerson, {
    id: manager.actor.personId,
    nameZh: "somebody else",
    nameEn: "somebody else",
    email: "else@test.example",
    roles: ["manager"],
    departmentIds: [sales],
  });
}

describe("the sealed record", () => {
  it("is byte-identical whatever happens afterwards, and its hash is that of its bytes", () => {
    closeAnyway(services, company, live.meetingId);
    const before = stored();
    changeEverything();
    expect(stored()).toEqual(before);
    expect(before?.sha256).toBe(
      createHash("sha256")
        .update(before?.json ?? "")
        .digest("hex"),
    );
  });

  it("is canonical JSON: composed twice it is the same text", () => {
    ask();
    const compose = () => composeRecord(services.db, live.row(), null, services.clock.now());
    const text = (value: unknown) => canonicalJson(value as JsonValue);
    expect(text(compose())).toBe(text(compose()));
    closeAnyway(services, company, live.meetingId);
    expect(text(JSON.parse(stored()?.json ?? ""))).toBe(stored()?.json);
  });

  it("holds pages, lights, words, questions, waivers, people, attendance and time", () => {
    const question = ask();
    const { manager } = company.people;
    const { sales } = company.departments;
    done(services, manager, answerQuestion, {
      commentId: question,
      departmentId: sales,
      body: "because",
      mentions: [],
    });
    noteSeen(services.db, live.meetingId, [manager.actor.personId], services.clock.now());
    services.clock.set("2021-03-05T09:30:00+08:00");
    closeAnyway(services, company, live.meetingId);
    const sealed = record();
    expect(sealed.pages.map(({ link }) => link.code)).toEqual(["M1"]);
    const { subject } = sealed.pages[0] ?? {};
    const february = subject?.kind === "measure" ? subject.figures.months[1] : undefined;
    expect(february).toMatchObject({ actual: 20, levels: { target: 20 } });
    expect(sealed.lights[`measure/${live.measureId}`]).toMatchObject({
      light: "green",
      explanation: { kind: "judged", value: 20 },
    });
    expect(sealed.findings).toMatchObject([{ text: "slow", causes: ["snow"] }]);
    expect(sealed.improvements).toMatchObject([
      { action: "sell", owners: [{ nameZh: "manager" }, { nameZh: "老王" }], dueOn: "2021-03-31" },
    ]);
    expect(sealed.threads).toMatchObject([
      {
        head: { body: "why so few?" },
        replies: [{ body: "because" }],
        question: { parties: [{ departmentId: sales, state: "answered" }], end: null },
      },
    ]);
    expect(sealed.attendance).toMatchObject([{ personId: manager.actor.personId }]);
    expect(sealed.agenda[0]).toMatchObject({ part: "overview", spentMs: 30 * 60_000 });
    expect(sealed.people.map(({ nameZh }) => nameZh)).toContain("manager");
    expect(sealed.meeting).toMatchObject({
      closedAt: services.clock.now(),
      closedBy: company.people.facilitator.actor.personId,
    });
  });

  it("holds what was waived, with the reason", () => {
    const commentId = ask();
    const { gm } = company.people;
    const departmentId = company.departments.aftersales;
    done(services, gm, askSupport, { commentId, departmentId, what: "help" });
    closeAnyway(services, company, live.meetingId);
    const { personId } = gm.actor;
    expect(record().waivers).toMatchObject([
      { blocker: { kind: "support" }, reason: "waived", personId },
    ]);
    expect(record().threads).toMatchObject([
      { question: { end: { kind: "waived", reason: "waived", by: personId } } },
    ]);
  });

  it("holds the waived in the order of the agenda, whichever the GM waived first", () => {
    const { gm } = company.people;
    const { sales, aftersales } = company.departments;
    const commentId = ask();
    for (const departmentId of [sales, aftersales]) {
      done(services, gm, askSupport, { commentId, departmentId, what: "help" });
    }
    // A waived question is settled in itself; what is promised for it is waived for the closing.
    const keys = openBlockersIn(services.db, live.row())
      .filter(({ kind }) => kind === "support")
      .map(({ key }) => key);
    expect(keys).toHaveLength(2);
    for (const key of keys.toReversed()) {
      const waive = { meetingId: live.meetingId, blockers: [key], reason: "waived" };
      done(services, gm, waiveBlockers, waive);
      services.clock.set(services.clock.now() + 1_000);
    }
    closeAnyway(services, company, live.meetingId);
    expect(record().waivers.map(({ key }) => key)).toEqual(keys);
  });
});

describe("the pages of a closed meeting", () => {
  it("go on showing the record, not today's rows", () => {
    closeAnyway(services, company, live.meetingId);
    const key = measurePageKey(live.measureId);
    const show = () => {
      const {
        revision: _revision,
        leaders: _leaders,
        people: _people,
        ...view
      } = meetingView(services.db, company.people.manager.actor, live.row());
      const page = recordedPageOf(askAs(), live.row(), key);
      const { record: sealed } = page?.minutes ?? {};
      const { entries } = liveSnapshot(services.db, live.meetingId);
      return { view, sealed, values: page?.values, entries };
    };
    const before = show();
    changeEverything();
    expect(show()).toEqual(before);
  });

  it("are those it had, further ones and what is said of action plans included", () => {
    const { meetingId, measureId, objectiveId } = live;
    const departmentId = company.departments.sales;
    const planId = makePlan(services, company, { objectiveId });
    const title = { nameZh: "按车型", nameEn: "By model" };
    done(services, company.people.manager, addMeasurePage, { meetingId, measureId, ...title });
    const further = measurePageKey(measureId, 2);
    const home = { room: `sheet/${meetingId}/${departmentId}`, meetingId, departmentId };
    services.db.update(findingRow).set({ page: further }).run();
    services.db
      .insert(planReviewRow)
      .values({
        ...home,
        id: planId,
        onTrack: "no",
        onTrackWhy: "讲师排不开",
        targets: "no",
        targetsWhy: "",
        progress: "一款已考试",
        nextSteps: "三月补课",
      })
      .run();
    closeAnyway(services, company, meetingId);
    expect(record().pages.map(({ link }) => link.code)).toEqual(["M1", "M1-2", "K1"]);
    const page = recordedPageOf(askAs(), live.row(), further);
    expect(page?.minutes.record).toMatchObject({
      pages: [{ link: { code: "M1-2", title }, subject: { kind: "measure" } }],
      findings: [{ text: "slow" }],
      improvements: [],
    });
    services.db.delete(planReviewRow).run();
    const plan = recordedPageOf(askAs(), live.row(), planPageKey(planId));
    expect(plan?.minutes.record.pages[0]?.subject).toMatchObject({
      review: {
        answers: { onTrack: "no", targets: "no" },
        texts: {
          onTrack: "讲师排不开",
          targets: "",
          progress: "一款已考试",
          nextSteps: "三月补课",
        },
      },
    });
  });

  it("say what was corrected since: the record's light stays, the corrected one is today's", () => {
    closeAnyway(services, company, live.meetingId);
    expect(minutesOf(askAs(), live.row()).sealed?.corrections).toEqual([]);
    changeEverything();
    const key = `measure/${live.measureId}`;
    expect(sealedLightsOf(services.db, live.row())[key]?.light).toBe("green");
    expect(lightsOf(services.db, company.id, "2021-02").get(key)?.light).toBe("yellow");
    expect(minutesOf(askAs(), live.row()).sealed?.corrections).toMatchObject([
      {
        kind: "measure",
        actual: { sealed: 20, now: 1 },
        levels: { sealed: { target: 20 }, now: { target: 2 } },
        light: { sealed: "green", now: "yellow" },
      },
      { kind: "objective", actual: null, light: { sealed: "green", now: "yellow" } },
    ]);
  });
});

describe("minutes", () => {
  it("of an open meeting are a draft of what the record would be now", () => {
    const { facilitator } = company.people;
    expect(minutesOf(askAs(), live.row()).sealed).toBeNull();
    done(services, facilitator, enterActual, {
      measureId: live.measureId,
      month: "2021-02",
      value: 30,
    });
    expect(record().lights[`measure/${live.measureId}`]?.light).toBe("one-star");
  });

  it("offer to approve and to amend to those who may, when there is a record", () => {
    const offers = (who: keyof TestCompany["people"]) => {
      const { mayApprove, mayAmend } = minutesOf(
        { ...services, who: company.people[who] },
        live.row(),
      );
      return [mayApprove, mayAmend];
    };
    expect(offers("gm")).toEqual([false, false]);
    closeAnyway(services, company, live.meetingId);
    expect(offers("gm")).toEqual([true, true]);
    expect(offers("facilitator")).toEqual([false, true]);
    expect(offers("manager")).toEqual([false, false]);
  });
});
