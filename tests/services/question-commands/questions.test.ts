import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { comment, improvementRow, meeting } from "#db/schema";
import { readyKey, threadKey, type LiveReadiness } from "~/protocol/live-keys";
import type { LiveThread } from "~/protocol/live-thread";
import { addComment } from "~/services/question-commands/add-comment.server";
import { acceptAnswer, answerQuestion, askAgain } from "~/services/question-commands/answer.server";
import { deferQuestion, waiveQuestion } from "~/services/question-commands/end-question.server";
import { askSupport } from "~/services/question-commands/support.server";
import { turnQuestion } from "~/services/question-commands/turn-question.server";
import { readImprovements } from "~/sheet/improvements";
import { done, makeCompany, run } from "../../support/company";
import { questionSetting, type QuestionSetting } from "../../support/questions";

let set: QuestionSetting;
let sales: string;
let aftersales: string;

beforeEach(() => {
  set = questionSetting();
  ({ sales, aftersales } = set.company.departments);
});

const states = (id: string) =>
  Object.fromEntries(
    (set.thread(id).question?.parties ?? []).map(({ departmentId, state }) => [
      departmentId,
      state,
    ]),
  );
const answer = (commentId: string, departmentId = sales, who = set.company.people.manager) =>
  run(set.services, who, answerQuestion, {
    commentId,
    departmentId,
    body: "because",
    mentions: [],
  });
const close = () =>
  set.services.db
    .update(meeting)
    .set({ phase: "closed" })
    .where(eq(meeting.id, set.meetingId))
    .run();

describe("a cross-question", () => {
  it("to nobody is refused with a clear sentence", () => {
    const { services, company, meetingId, anchor } = set;
    const outcome = run(services, company.people.gm, addComment, {
      meetingId,
      anchor,
      body: "anybody?",
      mentions: [],
      ask: [],
    });
    expect(outcome).toEqual({ ok: false, error: "asks-nobody", field: "ask" });
    expect(services.db.select().from(comment).all()).toEqual([]);
  });

  it("asks departments of the company", () => {
    const { services, company, meetingId, anchor } = set;
    const stranger = makeCompany(services).departments.sales;
    expect(
      run(services, company.people.gm, addComment, {
        meetingId,
        anchor,
        body: "you?",
        mentions: [],
        ask: [sales, stranger],
      }),
    ).toEqual({ ok: false, error: "unknown-department", field: "ask" });
  });

  it("[QU1] [QU2] is answered by each department for itself, accepted or asked again, and every step is kept", () => {
    const { services, company } = set;
    const id = set.ask([sales, aftersales, sales]);
    expect(states(id)).toEqual({ [sales]: "open", [aftersales]: "open" });
    expect(answer(id).ok).toBe(true);
    expect(states(id)).toEqual({ [sales]: "answered", [aftersales]: "open" });
    const { gm } = company.people;
    done(services, gm, askAgain, {
      commentId: id,
      departmentId: sales,
      body: "and when?",
      mentions: [],
    });
    expect(states(id)[sales]).toBe("asked-again");
    answer(id);
    done(services, gm, acceptAnswer, { commentId: id, departmentId: sales });
    expect(states(id)).toEqual({ [sales]: "accepted", [aftersales]: "open" });
    const thread = set.thread(id);
    expect(thread.events.map(({ kind }) => kind)).toEqual([
      "asked",
      "asked",
      "answered",
      "asked-again",
      "answered",
      "accepted",
    ]);
    expect(thread.replies.map(({ answersFor }) => answersFor)).toEqual([sales, null, sales]);
  });

  it("tells the meeting the whole thread and what it does to readiness, with each step", () => {
    const id = set.ask([sales]);
    const last = () => new Map(set.services.rooms.published());
    expect((last().get(readyKey(sales)) as LiveReadiness).unanswered).toEqual([id]);
    answer(id);
    expect((last().get(readyKey(sales)) as LiveReadiness).unanswered).toEqual([]);
    const pushed = last().get(threadKey(id)) as LiveThread;
    expect(pushed.question?.parties).toEqual([{ departmentId: sales, state: "answered" }]);
  });

  it("[AC10] is answered by a manager of the department or a facilitator, accepted by asker or GM", () => {
    const { services, company } = set;
    const { people } = company;
    const id = set.ask([sales], people.aftersalesManager);
    for (const who of [people.aftersalesManager, people.gm, people.provider, people.viewer]) {
      expect(answer(id, sales, who)).toEqual({ ok: false, error: "forbidden" });
    }
    expect(answer(id, sales, people.facilitator).ok).toBe(true);
    const party = { commentId: id, departmentId: sales };
    expect(run(services, people.manager, acceptAnswer, party)).toMatchObject({
      error: "forbidden",
    });
    expect(run(services, people.facilitator, acceptAnswer, party)).toMatchObject({
      error: "forbidden",
    });
    expect(run(services, people.aftersalesManager, acceptAnswer, party).ok).toBe(true);
  });

  it("takes no steps that its state does not have", () => {
    const { services, company } = set;
    const { gm } = company.people;
    const id = set.ask([sales]);
    const party = { commentId: id, departmentId: sales };
    expect(run(services, gm, acceptAnswer, party)).toMatchObject({ error: "not-answered" });
    expect(answer(id, aftersales, company.people.aftersalesManager)).toMatchObject({
      error: "not-asked",
    });
    answer(id);
    done(services, gm, acceptAnswer, party);
    expect(answer(id)).toMatchObject({ error: "already-accepted" });
    expect(answer("nothing")).toMatchObject({ error: "unknown-comment" });
  });

  it("is unknown to another company", () => {
    const stranger = makeCompany(set.services).people;
    const id = set.ask([sales]);
    expect(answer(id, sales, stranger.facilitator)).toEqual({
      ok: false,
      error: "unknown-comment",
    });
    expect(run(set.services, stranger.gm, waiveQuestion, { commentId: id, reason: "x" })).toEqual({
      ok: false,
      error: "unknown-comment",
    });
  });

  it("[AC10] takes nothing in a closed meeting, unless it was deferred", () => {
    const { services, company } = set;
    const { gm } = company.people;
    const open = set.ask([sales]);
    const deferred = set.ask([sales]);
    done(services, gm, deferQuestion, { commentId: deferred, until: "2021-03-20", reason: "" });
    close();
    expect(answer(open)).toEqual({ ok: false, error: "meeting-closed" });
    expect(run(services, gm, waiveQuestion, { commentId: open, reason: "x" })).toEqual({
      ok: false,
      error: "meeting-closed",
    });
    expect(
      run(services, gm, askSupport, { commentId: deferred, departmentId: aftersales, what: "x" }),
    ).toEqual({ ok: false, error: "meeting-closed" });
    expect(answer(deferred).ok).toBe(true);
    expect(run(services, gm, acceptAnswer, { commentId: deferred, departmentId: sales }).ok).toBe(
      true,
    );
  });
});

describe("the end of a question", () => {
  it("[QU5] [FU9] is put off to a day that lies ahead", () => {
    const { services, company } = set;
    const { gm } = company.people;
    const commentId = set.ask([sales]);
    const defer = (until: string, reason = "") =>
      run(services, gm, deferQuestion, { commentId, until, reason });
    expect(defer("soon")).toMatchObject({ error: "bad-date" });
    expect(defer("2021-02-30")).toMatchObject({ error: "bad-date" });
    expect(defer("2021-01-31")).toMatchObject({ error: "due-before-month" });
    expect(defer("2021-03-05")).toMatchObject({ error: "not-after-today" });
    expect(defer("2021-03-06").ok).toBe(true);
    const later = "2021-03-20";
    expect(defer(later)).toEqual({ ok: false, error: "needs-reason", field: "reason" });
    expect(defer(later, "x".repeat(4001))).toMatchObject({ error: "comment-too-long" });
    expect(set.thread(commentId).question?.end).toEqual({
      kind: "deferred",
      until: "2021-03-06",
      by: gm.actor.personId,
    });
  });

  it("[AC10] is waived by the GM alone, with a reason, and stays in the record", () => {
    const { services, company } = set;
    const { gm, facilitator } = company.people;
    const commentId = set.ask([sales], facilitator);
    const waive = (reason: string, who = gm) =>
      run(services, who, waiveQuestion, { commentId, reason });
    expect(waive("settled", facilitator)).toMatchObject({ error: "forbidden" });
    expect(waive("  ")).toMatchObject({ error: "needs-reason" });
    expect(waive("settled").ok).toBe(true);
    expect(set.thread(commentId).question?.end).toMatchObject({
      kind: "waived",
      reason: "settled",
    });
    expect(answer(commentId)).toMatchObject({ error: "question-ended" });
    expect(waive("again")).toMatchObject({ error: "question-ended" });
  });

  const turning = (commentId: string) => ({
    commentId,
    page: set.page,
    action: "call back within a day",
    ownerIds: [set.company.people.manager.actor.personId],
    due: "3月20日",
  });
  const measures = () => {
    const doc = set.services.rooms.documents.get(`sheet/${set.meetingId}/${sales}`);
    return doc ? readImprovements(doc, set.page) : [];
  };

  it("is an improvement measure on a page, written into the shared sheet once", () => {
    const { services, company } = set;
    const commentId = set.ask([sales]);
    expect(run(services, company.people.gm, turnQuestion, turning(commentId)).ok).toBe(true);
    expect(measures()).toMatchObject([
      {
        id: `q-${commentId}`,
        action: "call back within a day",
        due: "3月20日",
        owners: [{ kind: "person", personId: company.people.manager.actor.personId }],
      },
    ]);
    expect(set.thread(commentId).question?.end).toMatchObject({
      kind: "turned",
      followUpSource: `q-${commentId}`,
    });
    expect(run(services, company.people.gm, turnQuestion, turning(commentId))).toMatchObject({
      error: "question-ended",
    });
    expect(measures()).toHaveLength(1);
    expect(services.db.select().from(improvementRow).all()).toEqual([]);
  });

  it.each([
    [{ action: " " }, "comment-empty"],
    [{ page: "measure:other" }, "unknown-page"],
    [{ ownerIds: ["nobody"] }, "unknown-person"],
    [{ due: "1月15日" }, "due-before-month"],
    [{ due: "soon" }, "bad-date"],
  ])("as a measure that %o says nothing to the sheet", (over, error) => {
    const commentId = set.ask([sales]);
    const refused = run(set.services, set.company.people.gm, turnQuestion, {
      ...turning(commentId),
      ...over,
    });
    expect(refused).toMatchObject({ ok: false, error });
    expect(measures()).toEqual([]);
  });

  it("is not put by whoever neither asked nor facilitates", () => {
    const commentId = set.ask([sales]);
    const { manager } = set.company.people;
    expect(run(set.services, manager, turnQuestion, turning(commentId))).toMatchObject({
      error: "forbidden",
    });
    expect(
      run(set.services, manager, deferQuestion, { commentId, until: "2021-03-20", reason: "" }),
    ).toMatchObject({ error: "forbidden" });
    expect(measures()).toEqual([]);
  });
});
