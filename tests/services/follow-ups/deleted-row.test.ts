import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { rowProjection } from "#server/rooms/projection/row-projection";
import type { SignedIn } from "~/services/session.server";
import { blockersIn } from "~/services/closing-blockers.server";
import { waiveBlockers } from "~/services/closing-commands.server";
import { closeMeeting } from "~/services/meeting-commands.server";
import { meetingById } from "~/services/meetings.server";
import { addComment } from "~/services/question-commands/add-comment.server";
import { turnQuestion } from "~/services/question-commands/turn-question.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import {
  addImprovement,
  deleteImprovement,
  improvementText,
  restoreImprovement,
} from "~/sheet/improvements";
import { isId } from "~/sheet/limits";
import { measurePageKey } from "~/sheet/page-key";
import { progressText } from "~/sheet/progress";
import { replaceText } from "~/sheet/replace-text";
import { done, run } from "../../support/company";
import { raising, type Raising } from "../../support/follow-ups";
import { makeMeasure } from "../../support/scorecard";

let at: Raising;
let january: ReturnType<Raising["meet"]>;

beforeEach(() => {
  at = raising();
  at.services.clock.set("2021-02-04T14:00:00+08:00");
  january = at.meet("2021-01");
});

const project = () => at.project(january.meetingId, january.sheet);

function write(row: string, action: string): void {
  const text = improvementText(january.sheet, row, "action");
  if (text) replaceText(text, null, action);
  project();
}

describe("two departments' sheets", () => {
  it("may hold rows of one id: each raises a follow-up of its own", () => {
    const { services, company } = at;
    const { administrator } = company.people;
    const { aftersales } = company.departments;
    const { input } = makeMeasure(services, company, "M2");
    const { id: other } = done(services, administrator, saveMeasure, {
      ...input,
      code: "M3",
      departmentId: aftersales,
    });
    const projection = rowProjection(services.db, services.clock, () => {});
    const words = { id: "same", action: "回访", due: "2月28日" };
    addImprovement(january.sheet, null, { ...words, page: measurePageKey(at.measureId) });
    project();
    const theirs = new Y.Doc();
    addImprovement(theirs, null, { ...words, page: measurePageKey(other) });
    const { meetingId } = january;
    projection.project({ kind: "sheet", meetingId, departmentId: aftersales }, theirs, 0);
    const raised = at.followUps();
    expect(raised.map(({ subject }) => subject?.code).toSorted()).toEqual(["M1", "M3"]);
    expect(new Set(raised.map(({ id }) => id)).size).toBe(2);
  });
});

describe("a follow-up whose row comes and goes", () => {
  it("is the same one when its row is deleted and back again", () => {
    const row = at.raise(january.meetingId, january.sheet);
    const [before] = at.followUps();
    deleteImprovement(january.sheet, null, row);
    project();
    expect(at.followUps()).toEqual([]);
    restoreImprovement(january.sheet, null, row);
    project();
    expect(at.followUps()).toEqual([before]);
    expect(isId(before?.id)).toBe(true);
  });

  it("stays as it was while its action is cleared to be written anew", () => {
    const row = at.raise(january.meetingId, january.sheet);
    const [before] = at.followUps();
    write(row, "");
    expect(at.followUps()).toEqual([before]);
    write(row, "每日抽查");
    expect(at.followUps()).toMatchObject([{ id: before?.id, wording: "每日抽查" }]);
  });

  it("is withdrawn, not gone, once a month says how it went", () => {
    const row = at.raise(january.meetingId, january.sheet);
    const february = at.meet("2021-02");
    const id = at.followUps()[0]?.id ?? "";
    progressText(february.sheet, id, "progress")?.insert(0, "已开始");
    at.project(february.meetingId, february.sheet);
    deleteImprovement(january.sheet, null, row);
    project();
    expect(at.followUps()).toMatchObject([{ id, withdrawn: true }]);
    restoreImprovement(january.sheet, null, row);
    project();
    expect(at.followUps()).toMatchObject([{ id, withdrawn: false }]);
  });
});

describe("a question that became a measure", () => {
  /** Asks and turns, as the GM. @returns the question's id and the measure's row */
  function turned(gm: SignedIn): { commentId: string; row: string } {
    const { services, company } = at;
    const { meetingId } = january;
    const { sales } = company.departments;
    const page = measurePageKey(at.measureId);
    const { id: commentId } = done(services, gm, addComment, {
      meetingId,
      anchor: { kind: "page", departmentId: sales, page },
      body: "why?",
      mentions: [],
      ask: [sales],
    });
    const words = { commentId, page, action: "当日回访", ownerIds: [], due: "" };
    done(services, gm, turnQuestion, words);
    const sheet = services.rooms.documents.get(`sheet/${meetingId}/${sales}`);
    if (!sheet) throw new Error("nothing was written");
    january = { meetingId, sheet };
    project();
    return { commentId, row: `q-${commentId}` };
  }

  const blockers = () => {
    const row = meetingById(at.services.db, january.meetingId);
    return row ? blockersIn(at.services.db, row).map(({ key }) => key) : [];
  };

  it("[CL5] is withdrawn visibly with its row, and blocks closing until it is back", () => {
    const { gm, facilitator } = at.company.people;
    const { commentId, row } = turned(gm);
    const before = blockers();
    deleteImprovement(january.sheet, null, row);
    project();
    expect(at.followUps()).toMatchObject([{ wording: "当日回访", withdrawn: true }]);
    expect(blockers()).toEqual([...before, `turned/${commentId}`]);
    expect(run(at.services, facilitator, closeMeeting, january)).toMatchObject({
      error: "closing-blocked",
    });
    restoreImprovement(january.sheet, null, row);
    project();
    expect(blockers()).toEqual(before);
  });

  it("[CL3] blocks no longer when the GM waives it", () => {
    const { gm, facilitator } = at.company.people;
    const { row } = turned(gm);
    deleteImprovement(january.sheet, null, row);
    project();
    const { meetingId } = january;
    done(at.services, gm, waiveBlockers, { meetingId, blockers: blockers(), reason: "已不需要" });
    expect(run(at.services, facilitator, closeMeeting, { meetingId }).ok).toBe(true);
  });
});
