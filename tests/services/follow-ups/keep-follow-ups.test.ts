import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { followUpEvent, followUpProgress } from "#db/schema";
import { followUpKey } from "~/protocol/live-keys";
import { moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import {
  addImprovement,
  deleteImprovement,
  improvementText,
  restoreImprovement,
} from "~/sheet/improvements";
import { planPageKey } from "~/sheet/page-key";
import { progressText } from "~/sheet/progress";
import { replaceText } from "~/sheet/replace-text";
import { done } from "../../support/company";
import { raising, type Raising } from "../../support/follow-ups";
import { makePlan } from "../../support/plans";
import { makeMeasure } from "../../support/scorecard";

let at: Raising;
let january: ReturnType<Raising["meet"]>;

beforeEach(() => {
  at = raising();
  at.services.clock.set("2021-02-04T14:00:00+08:00");
  january = at.meet("2021-01");
});

const events = () =>
  at.services.db
    .select({ kind: followUpEvent.kind })
    .from(followUpEvent)
    .orderBy(asc(followUpEvent.id))
    .all()
    .map(({ kind }) => kind);

const begin = () =>
  done(at.services, at.company.people.manager, moveFollowUp, {
    id: at.followUps()[0]?.id ?? "",
    from: "planned",
    to: "in-progress",
  });

describe("an improvement measure on an open meeting's page", () => {
  it("is raised as planned, with the light of its measure and what the page says", () => {
    at.raise(january.meetingId, january.sheet);
    expect(at.followUps()).toMatchObject([
      {
        kind: "improvement",
        raisedFor: "2021-01",
        onPage: true,
        subject: { code: "M1", kind: "measure" },
        wording: "每周抽查回访",
        owners: [{ nameZh: "manager" }],
        dueTyped: "2月28日",
        dueOn: "2021-02-28",
        state: "planned",
        lightWhenRaised: "grey",
        postponed: 0,
      },
    ]);
    expect(events()).toEqual(["raised"]);
  });

  it("is raised with the light of its plan where it stands on a plan's page", () => {
    const { services, company } = at;
    const { objectiveId } = makeMeasure(services, company, "M2");
    const page = planPageKey(makePlan(services, company, { objectiveId }));
    const owners = [{ kind: "person" as const, personId: company.people.manager.actor.personId }];
    addImprovement(january.sheet, null, { page, action: "补训", due: "2月28日", owners });
    at.project(january.meetingId, january.sheet);
    expect(at.followUps()).toMatchObject([{ subject: { code: "K1" }, lightWhenRaised: "green" }]);
  });

  it("is not raised before its action is written", () => {
    at.raise(january.meetingId, january.sheet, { action: "  " });
    expect(at.followUps()).toEqual([]);
  });

  it("stays in step with the page, and tells the company's room of it", () => {
    const id = at.raise(january.meetingId, january.sheet);
    const text = improvementText(january.sheet, id, "action");
    if (text) replaceText(text, null, "每日抽查回访");
    at.told.length = 0;
    at.project(january.meetingId, january.sheet);
    const [card] = at.followUps();
    expect(card?.wording).toBe("每日抽查回访");
    const pushed = at.told.find(({ room }) => room.kind === "company");
    expect(pushed?.entries).toEqual([[followUpKey(card?.id ?? ""), card]]);
    expect(events()).toEqual(["raised"]);
  });

  it("tells nobody when nothing about it changed", () => {
    at.raise(january.meetingId, january.sheet);
    at.told.length = 0;
    at.project(january.meetingId, january.sheet);
    expect(at.told.filter(({ room }) => room.kind === "company")).toEqual([]);
  });

  it("keeps its state and its events however often the page is projected", () => {
    const id = at.raise(january.meetingId, january.sheet);
    begin();
    const text = improvementText(january.sheet, id, "due");
    if (text) replaceText(text, null, "3月5日");
    at.project(january.meetingId, january.sheet);
    expect(at.followUps()).toMatchObject([{ state: "in-progress", dueOn: "2021-03-05" }]);
    expect(events()).toEqual(["raised", "moved"]);
  });

  it("disappears with its row when nothing has happened to it", () => {
    const id = at.raise(january.meetingId, january.sheet);
    const [card] = at.followUps();
    deleteImprovement(january.sheet, null, id);
    at.project(january.meetingId, january.sheet);
    expect(at.followUps()).toEqual([]);
    expect(events()).toEqual([]);
    expect(at.told.at(-1)?.entries).toEqual([[followUpKey(card?.id ?? ""), null]]);
  });

  it("[FU16] stays when its page is no longer its department's", () => {
    const { services, company, measureId } = at;
    const { input } = makeMeasure(services, company, "M2");
    const id = at.raise(january.meetingId, january.sheet);
    const cards = at.followUps().map((card) => card.id);
    const { aftersales } = company.departments;
    const move = (departmentId: string) =>
      done(services, company.people.administrator, saveMeasure, {
        ...input,
        id: measureId,
        code: "M1",
        departmentId,
      });
    // This sheet is not on disk: otherwise it would be refused [MP6].
    move(aftersales);
    at.project(january.meetingId, january.sheet);
    expect(at.followUps().map((card) => card.id)).toEqual(cards);
    expect(events()).toEqual(["raised"]);
    move(company.departments.sales);
    at.project(january.meetingId, january.sheet);
    deleteImprovement(january.sheet, null, id);
    at.project(january.meetingId, january.sheet);
    expect(at.followUps()).toEqual([]);
  });

  it("is withdrawn visibly with its row when something has, and comes back with it", () => {
    const id = at.raise(january.meetingId, january.sheet);
    begin();
    deleteImprovement(january.sheet, null, id);
    at.project(january.meetingId, january.sheet);
    at.project(january.meetingId, january.sheet);
    expect(at.followUps()).toMatchObject([{ withdrawn: true, state: "in-progress" }]);
    restoreImprovement(january.sheet, null, id);
    at.project(january.meetingId, january.sheet);
    expect(at.followUps()).toMatchObject([{ withdrawn: false, state: "in-progress" }]);
    expect(events()).toEqual(["raised", "moved", "withdrawn", "restored"]);
  });

  it("no longer follows the page once its meeting is closed", () => {
    const id = at.raise(january.meetingId, january.sheet);
    at.close(january.meetingId);
    deleteImprovement(january.sheet, null, id);
    at.project(january.meetingId, january.sheet);
    expect(at.followUps()).toMatchObject([{ onPage: false, withdrawn: false }]);
  });
});

describe("the progress of a month", () => {
  it("is projected from the sheet of that month, and from no other", () => {
    at.raise(january.meetingId, january.sheet);
    at.close(january.meetingId);
    at.services.clock.set("2021-03-05T09:00:00+08:00");
    const february = at.meet("2021-02");
    const [card] = at.followUps();
    const id = card?.id ?? "";
    progressText(february.sheet, id, "progress")?.insert(0, "已抽查四次");
    progressText(january.sheet, id, "progress")?.insert(0, "不该在这里");
    at.project(february.meetingId, february.sheet);
    at.project(january.meetingId, january.sheet);
    expect(at.services.db.select().from(followUpProgress).all()).toEqual([
      { followUpId: id, meetingId: february.meetingId, progress: "已抽查四次", completion: "" },
    ]);
  });
});
