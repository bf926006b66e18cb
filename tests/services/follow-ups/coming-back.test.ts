import { beforeEach, describe, expect, it } from "vitest";
import { comesBack } from "~/domain/follow-up/postponement";
import { boardOf, eventsOf, owedBy } from "~/services/follow-ups/board-view.server";
import { companySnapshot } from "~/services/follow-ups/company-snapshot.server";
import { earlierFollowUps } from "~/services/follow-ups/earlier-follow-ups.server";
import { moveFollowUp } from "~/services/follow-ups/follow-up-commands.server";
import { meetingById } from "~/services/meetings.server";
import { improvementText } from "~/sheet/improvements";
import { measurePageKey } from "~/sheet/page-key";
import { progressText } from "~/sheet/progress";
import { done, makeCompany } from "../../support/company";
import { raising, type Raising } from "../../support/follow-ups";

let at: Raising;
let id: string;

beforeEach(() => {
  at = raising();
  at.services.clock.set("2021-02-04T14:00:00+08:00");
  const january = at.meet("2021-01");
  const row = at.raise(january.meetingId, january.sheet);
  improvementText(january.sheet, row, "progress")?.insert(0, "一月已开始");
  at.project(january.meetingId, january.sheet);
  at.close(january.meetingId);
  id = at.followUps()[0]?.id ?? "";
});

/** What the measure's page shows of earlier months in a meeting. */
function earlierIn(meetingId: string, who = at.company.people.manager) {
  const row = meetingById(at.services.db, meetingId);
  if (!row) throw new Error("no such meeting");
  return earlierFollowUps(at.services.db, who.actor, row, measurePageKey(at.measureId));
}

const ask = (who = at.company.people.manager) => ({ ...at.services, who });

describe("a measure of January", () => {
  it("[FU13] is on April's page when February and March were skipped", () => {
    at.services.clock.set("2021-05-06T09:00:00+08:00");
    const april = at.meet("2021-04");
    const { followUps, before } = earlierIn(april.meetingId);
    expect(followUps).toMatchObject([{ id, raisedFor: "2021-01", state: "planned" }]);
    expect(followUps.every((each) => comesBack(each, "2021-04"))).toBe(true);
    expect(before[id]).toEqual({ month: "2021-01", progress: "一月已开始", completion: "" });
  });

  it("comes with this month's words and the newest of a month before", () => {
    at.services.clock.set("2021-03-05T09:00:00+08:00");
    const february = at.meet("2021-02");
    progressText(february.sheet, id, "progress")?.insert(0, "二月继续");
    at.project(february.meetingId, february.sheet);
    expect(earlierIn(february.meetingId).words[id]).toMatchObject({ progress: "二月继续" });
    const march = at.meet("2021-03");
    expect(earlierIn(march.meetingId)).toMatchObject({
      words: {},
      before: { [id]: { month: "2021-02", progress: "二月继续" } },
    });
  });

  it("is not on the page of the month that raised it, nor on another measure's", () => {
    at.services.clock.set("2021-03-05T09:00:00+08:00");
    const february = at.meet("2021-02");
    const row = meetingById(at.services.db, february.meetingId);
    const other = measurePageKey("another");
    expect(row && earlierFollowUps(at.services.db, ask().who.actor, row, other).followUps).toEqual(
      [],
    );
    expect(earlierIn(at.followUps()[0]?.raisedIn ?? "").followUps).toEqual([]);
  });

  it("may be moved from the page by those who may, as long as that meeting is open", () => {
    at.services.clock.set("2021-03-05T09:00:00+08:00");
    const february = at.meet("2021-02");
    const { sales } = at.company.departments;
    expect(earlierIn(february.meetingId).mayMove).toEqual([sales]);
    expect(earlierIn(february.meetingId, at.company.people.gm).mayMove).toEqual([]);
    at.close(february.meetingId);
    expect(earlierIn(february.meetingId).mayMove).toEqual([]);
  });
});

describe("the board", () => {
  const move = (to: "done", doneOn: string) =>
    done(at.services, at.company.people.manager, moveFollowUp, { id, from: "planned", to, doneOn });

  it("shows what is open however old, and what somebody settled within two months", () => {
    const ids = () => boardOf(ask()).followUps.map((each) => each.id);
    at.services.clock.set("2021-12-31T23:30:00+08:00");
    expect(ids()).toEqual([id]);
    // When it was done says nothing about when the others learn of it.
    move("done", "2021-01-01");
    expect(ids()).toEqual([id]);
    at.services.clock.set("2022-02-28T23:30:00+08:00");
    expect(ids()).toEqual([id]);
    at.services.clock.set("2022-03-01T00:30:00+08:00");
    expect(ids()).toEqual([]);
  });

  it("says which departments' follow-ups this person may move", () => {
    const { sales, aftersales } = at.company.departments;
    const { people } = at.company;
    expect(boardOf(ask()).mayMove).toEqual([sales]);
    expect(boardOf(ask(people.facilitator)).mayMove).toEqual([sales, aftersales]);
    expect(boardOf(ask(people.viewer)).mayMove).toEqual([]);
  });

  it("is what a screen gets that joins the company's room", () => {
    const { revision, entries } = companySnapshot(
      at.services.db,
      at.company.id,
      at.services.clock.now(),
    );
    const board = boardOf(ask());
    expect(revision).toBe(board.revision);
    expect(new Map(entries).get(`follow-up/${id}`)).toEqual(board.followUps[0]);
  });

  it("is of one company alone, its history too", () => {
    const stranger = makeCompany(at.services).people.facilitator;
    expect(boardOf(ask(stranger)).followUps).toEqual([]);
    expect(eventsOf(ask(stranger), id)).toBeNull();
    expect(eventsOf(ask(), id)).toMatchObject([{ kind: "raised", person: null }]);
  });
});

describe("what somebody owes", () => {
  it("is theirs and open, what is overdue first", () => {
    at.services.clock.set("2021-03-05T09:00:00+08:00");
    const february = at.meet("2021-02");
    at.raise(february.meetingId, february.sheet, { action: "没有日期", due: "尽快" });
    at.raise(february.meetingId, february.sheet, { action: "三月底", due: "3月31日" });
    expect(owedBy(ask()).map(({ wording }) => wording)).toEqual([
      "每周抽查回访",
      "三月底",
      "没有日期",
    ]);
    expect(owedBy(ask(at.company.people.facilitator))).toEqual([]);
  });
});
