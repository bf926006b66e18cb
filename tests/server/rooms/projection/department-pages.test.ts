import { describe, expect, it } from "vitest";
import { readyKey } from "~/protocol/live-keys";
import { formatRoomName } from "~/protocol/room-name";
import { followUpsOf } from "~/services/follow-ups/follow-up-rows.server";
import { moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import {
  addMeasurePage,
  removeMeasurePage,
  restoreMeasurePage,
} from "~/services/measure-page-commands.server";
import { planReviewsOf } from "~/services/plan-reviews.server";
import { departmentReadiness } from "~/services/readiness.server";
import { addFinding } from "~/sheet/findings";
import { addImprovement } from "~/sheet/improvements";
import { answerPlan, planText } from "~/sheet/plan-review";
import { done } from "../../../support/company";
import { meetingRow } from "../../../support/meetings";
import { makePlan } from "../../../support/plans";
import { projectedMeeting } from "./projected-meeting";

const BY = { personId: null, companyId: null };

/** A further page of the sales department's measure with a finding and an improvement measure. */
function furtherPage() {
  const at = projectedMeeting();
  const { services, company, meetingId, measureId, sheet } = at;
  const { manager } = company.people;
  const hub = at.start();
  const title = { nameZh: "按车型", nameEn: "" };
  const { ordinal } = done(services, manager, addMeasurePage, { meetingId, measureId, ...title });
  const page = `${at.page}:${ordinal}`;
  hub.edit(sheet, BY, (doc) => {
    addFinding(doc, null, { page, kind: "problem", text: "一成" });
    addImprovement(doc, null, { page, action: "介绍贴息", due: "3月31日" });
  });
  const place = { meetingId, measureId, ordinal };
  return {
    ...at,
    hub,
    page,
    followUps: () => followUpsOf(services.db, company.id),
    remove: () => {
      done(services, manager, removeMeasurePage, place);
      hub.projectNow(formatRoomName(sheet));
    },
    restore: () => {
      done(services, manager, restoreMeasurePage, place);
      hub.projectNow(formatRoomName(sheet));
    },
  };
}

describe("what is written on a further page", () => {
  it("is projected, and raises follow-ups that come back on the first page", () => {
    const { rows, followUps, page } = furtherPage();
    expect(rows().findings).toMatchObject([{ page, text: "一成" }]);
    expect(rows().improvements).toMatchObject([{ page, action: "介绍贴息" }]);
    expect(followUps()).toMatchObject([{ page: page.replace(/:2$/, ""), wording: "介绍贴息" }]);
  });

  it("[MP3] counts no more when the page is removed, and is all back with it", () => {
    const { rows, followUps, remove, restore } = furtherPage();
    const before = rows();
    remove();
    expect(rows()).toEqual({ ...before, findings: [], improvements: [] });
    expect(followUps()).toEqual([]);
    restore();
    expect(rows()).toEqual(before);
    expect(followUps()).toMatchObject([{ wording: "介绍贴息", withdrawn: false }]);
  });

  it("[MP3] a follow-up with a history of its own is withdrawn with the page, and restored", () => {
    const { services, company, followUps, remove, restore } = furtherPage();
    const [{ id } = { id: "" }] = followUps();
    const begin = { id, from: "planned" as const, to: "in-progress" as const };
    done(services, company.people.manager, moveFollowUp, begin);
    remove();
    expect(followUps()).toMatchObject([{ id, withdrawn: true }]);
    restore();
    expect(followUps()).toMatchObject([{ id, withdrawn: false, state: "in-progress" }]);
  });
});

describe("what is said of an action plan", () => {
  it("is projected for the department's own plans, taken back when it is cleared", () => {
    const { services, company, start, sheet, sheetOfOthers, meetingId, objectiveId } =
      projectedMeeting();
    const planId = makePlan(services, company, { objectiveId });
    const hub = start();
    const answer = { planId, question: "onTrack" } as const;
    hub.edit(sheetOfOthers, BY, (doc) => answerPlan(doc, null, { ...answer, answer: "yes" }));
    expect(planReviewsOf(services.db, meetingId).size).toBe(0);
    hub.edit(sheet, BY, (doc) => {
      answerPlan(doc, null, { ...answer, answer: "no" });
      planText(doc, planId, "onTrack")?.insert(0, "讲师排不开");
      planText(doc, planId, "nextSteps")?.insert(0, "三月补课");
    });
    expect(planReviewsOf(services.db, meetingId).get(planId)).toEqual({
      answers: { onTrack: "no", targets: null },
      texts: { onTrack: "讲师排不开", targets: "", progress: "", nextSteps: "三月补课" },
    });
    hub.edit(sheet, BY, (doc) => {
      answerPlan(doc, null, { ...answer, answer: null });
      for (const field of ["onTrack", "nextSteps"] as const) {
        const text = planText(doc, planId, field);
        text?.delete(0, text.length);
      }
    });
    expect(planReviewsOf(services.db, meetingId).size).toBe(0);
  });

  it("[RY6] makes the department ready, and tells so", () => {
    const { services, company, start, sheet, meetingId, objectiveId, told } = projectedMeeting();
    const planId = makePlan(services, company, { objectiveId });
    const { sales } = company.departments;
    const lacks = () =>
      departmentReadiness(services.db, meetingRow(services, meetingId))
        .find(({ departmentId }) => departmentId === sales)
        ?.missing.filter((lack) => "planId" in lack);
    expect(lacks()).toEqual([{ planId, parts: ["on-track", "targets"] }]);
    const hub = start();
    hub.edit(sheet, BY, (doc) =>
      answerPlan(doc, null, { planId, question: "targets", answer: "yes" }),
    );
    expect(lacks()).toEqual([{ planId, parts: ["on-track", "targets-why"] }]);
    hub.edit(sheet, BY, (doc) => {
      answerPlan(doc, null, { planId, question: "onTrack", answer: "yes" });
      planText(doc, planId, "targets")?.insert(0, "顺延到三月");
    });
    expect(lacks()).toEqual([]);
    expect(told.filter(([key]) => key === readyKey(sales))).toHaveLength(2);
  });
});
