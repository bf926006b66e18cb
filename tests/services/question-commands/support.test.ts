import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { followUp, followUpEvent, meeting } from "#db/schema";
import { threadKey } from "~/protocol/live-keys";
import { changeDue } from "~/services/follow-ups/follow-up-commands.server";
import { acceptAnswer, answerQuestion } from "~/services/question-commands/answer.server";
import { deferQuestion, waiveQuestion } from "~/services/question-commands/end-question.server";
import { askSupport, decideSupport } from "~/services/question-commands/support.server";
import { turnQuestion } from "~/services/question-commands/turn-question.server";
import { done, run } from "../../support/company";
import { questionSetting, type QuestionSetting } from "../../support/questions";

let set: QuestionSetting;
let sales: string;
let aftersales: string;

beforeEach(() => {
  set = questionSetting();
  ({ sales, aftersales } = set.company.departments);
});

const answer = (commentId: string, departmentId = sales, who = set.company.people.manager) =>
  run(set.services, who, answerQuestion, {
    commentId,
    departmentId,
    body: "because",
    mentions: [],
  });

describe("the follow-up board", () => {
  const raised = () =>
    set.services.db
      .select()
      .from(followUp)
      .all()
      .map(({ kind, sourceId, departmentId, dueOn, state, doneOn }) => ({
        kind,
        sourceId,
        departmentId,
        dueOn,
        state,
        doneOn,
      }));

  it("gets a question that is put off, owed by whoever has not answered, until all is accepted", () => {
    const { services, company } = set;
    const { gm, manager, aftersalesManager } = company.people;
    const id = set.ask([sales, aftersales]);
    answer(id);
    done(services, gm, acceptAnswer, { commentId: id, departmentId: sales });
    done(services, gm, deferQuestion, { commentId: id, until: "2021-03-20", reason: "" });
    const question = { kind: "question", sourceId: id, departmentId: aftersales };
    expect(raised()).toMatchObject([{ ...question, dueOn: "2021-03-20", state: "planned" }]);
    expect(answer(id, aftersales, manager)).toMatchObject({ error: "forbidden" });
    expect(answer(id, aftersales, aftersalesManager).ok).toBe(true);
    done(services, gm, acceptAnswer, { commentId: id, departmentId: aftersales });
    expect(raised()).toMatchObject([{ ...question, state: "done", doneOn: "2021-03-05" }]);
  });

  const byDepartment = () =>
    Object.fromEntries(
      set.services.db
        .select()
        .from(followUp)
        .all()
        .map(({ departmentId, state }) => [departmentId, state]),
    );
  const defer = (commentId: string, until: string, reason = "") =>
    done(set.services, set.company.people.gm, deferQuestion, { commentId, until, reason });
  const card = (departmentId: string) => {
    const row = set.services.db
      .select()
      .from(followUp)
      .where(eq(followUp.departmentId, departmentId))
      .get();
    if (!row) throw new Error("no such card");
    return row;
  };

  it("[QU10] gets what every department owes of a deferred question, each done with its own answer", () => {
    const { services, company } = set;
    const { gm, aftersalesManager } = company.people;
    const id = set.ask([sales, aftersales]);
    defer(id, "2021-03-20");
    expect(byDepartment()).toEqual({ [sales]: "planned", [aftersales]: "planned" });
    answer(id, aftersales, aftersalesManager);
    done(services, gm, acceptAnswer, { commentId: id, departmentId: aftersales });
    expect(byDepartment()).toEqual({ [sales]: "planned", [aftersales]: "done" });
    done(services, gm, waiveQuestion, { commentId: id, reason: "not needed" });
    expect(byDepartment()).toEqual({ [sales]: "dropped", [aftersales]: "done" });
  });

  it("[QU10] loses everything at once that departments owe of a question that is waived", () => {
    const { services, company } = set;
    const id = set.ask([sales, aftersales]);
    defer(id, "2021-03-20");
    done(services, company.people.gm, waiveQuestion, { commentId: id, reason: "not needed" });
    expect(byDepartment()).toEqual({ [sales]: "dropped", [aftersales]: "dropped" });
  });

  it("[QU9] opens a settled card again when its question is put off again, with the reason given", () => {
    const { services, company } = set;
    const { gm } = company.people;
    const id = set.ask([sales]);
    defer(id, "2021-03-20");
    const { id: cardId } = card(sales);
    // Settled in whatever way: by hand it can't be.
    const settled = { state: "dropped" as const, reason: "by mistake" };
    services.db.update(followUp).set(settled).where(eq(followUp.id, cardId)).run();
    const again = { commentId: id, until: "2021-04-10" };
    expect(run(services, gm, deferQuestion, { ...again, reason: " " })).toEqual({
      ok: false,
      error: "needs-reason",
      field: "reason",
    });
    expect(card(sales)).toMatchObject({ state: "dropped", dueOn: "2021-03-20" });
    defer(id, again.until, "new system in April");
    expect(card(sales)).toMatchObject({
      state: "planned",
      doneOn: null,
      reason: "",
      dueOn: "2021-04-10",
    });
    const events = services.db.select().from(followUpEvent).all().slice(-2);
    expect(events).toMatchObject([
      { kind: "moved", before: { state: "dropped" }, after: { state: "planned" } },
      { kind: "postponed", reason: "new system in April" },
    ]);
  });

  it("has one due date with the question and the promise, as long as their meeting is open", () => {
    const { services, company } = set;
    const { gm, manager, aftersalesManager } = company.people;
    const question = set.ask([sales]);
    defer(question, "2021-03-20");
    const request = { commentId: question, departmentId: aftersales, what: "help" };
    const { id: requestId } = done(services, gm, askSupport, request);
    const promise = { requestId, decision: "promise", dueOn: "2021-03-25" } as const;
    done(services, aftersalesManager, decideSupport, promise);
    const later = { dueOn: "2021-04-10", reason: "new system" };
    done(services, manager, changeDue, { id: card(sales).id, ...later });
    done(services, aftersalesManager, changeDue, { id: card(aftersales).id, ...later });
    const thread = set.thread(question);
    expect(thread.question?.end).toMatchObject({ kind: "deferred", until: "2021-04-10" });
    expect(thread.support).toMatchObject([{ state: "promised", dueOn: "2021-04-10" }]);
    expect(new Map(services.rooms.published()).get(threadKey(question))).toEqual(thread);
    const { db } = services;
    db.update(meeting).set({ phase: "closed" }).where(eq(meeting.id, set.meetingId)).run();
    const latest = { dueOn: "2021-05-10", reason: "still" };
    done(services, manager, changeDue, { id: card(sales).id, ...latest });
    expect(set.thread(question)).toEqual(thread);
    expect(card(sales).dueOn).toBe("2021-05-10");
  });

  it("puts a question that several departments owe off to the last of their days", () => {
    const { services, company } = set;
    const id = set.ask([sales, aftersales]);
    defer(id, "2021-03-20");
    const until = () => set.thread(id).question?.end;
    const { manager } = company.people;
    const change = (dueOn: string) =>
      done(services, manager, changeDue, { id: card(sales).id, dueOn, reason: "holiday" });
    change("2021-03-10");
    expect(until()).toMatchObject({ until: "2021-03-20" });
    change("2021-03-30");
    expect(until()).toMatchObject({ until: "2021-03-30" });
  });

  it("drops a deferred question that is waived, and hands over one that becomes a measure", () => {
    const { services, company } = set;
    const { gm } = company.people;
    const [waived, turned] = [set.ask([sales]), set.ask([sales])];
    for (const commentId of [waived, turned]) {
      done(services, gm, deferQuestion, { commentId, until: "2021-03-20", reason: "" });
    }
    done(services, gm, waiveQuestion, { commentId: waived, reason: "not needed" });
    done(services, gm, turnQuestion, {
      commentId: turned,
      page: set.page,
      action: "call",
      ownerIds: [],
      due: "",
    });
    const stateOf = (id: string) => raised().find(({ sourceId }) => sourceId === id)?.state;
    expect([stateOf(waived), stateOf(turned)]).toEqual(["dropped", "taken-over"]);
  });

  it("gets promised support, not what was declined", () => {
    const { services, company } = set;
    const commentId = set.ask([sales]);
    const ask = (departmentId: string) =>
      done(services, company.people.gm, askSupport, { commentId, departmentId, what: "help" }).id;
    const [promised, declined] = [ask(aftersales), ask(sales)];
    const { manager, aftersalesManager } = company.people;
    done(services, aftersalesManager, decideSupport, {
      requestId: promised,
      decision: "promise",
      dueOn: "2021-03-25",
    });
    done(services, manager, decideSupport, {
      requestId: declined,
      decision: "decline",
      reason: "no",
    });
    expect(raised()).toMatchObject([
      { kind: "support", sourceId: promised, departmentId: aftersales, dueOn: "2021-03-25" },
    ]);
  });
});

describe("support", () => {
  it("[QU11] is not promised by a day that has passed where the company is", () => {
    const { services, company } = set;
    const request = { commentId: set.ask([sales]), departmentId: aftersales, what: "help" };
    const { id: requestId } = done(services, company.people.gm, askSupport, request);
    // Still the 5th in Greenwich.
    services.clock.set("2021-03-06T02:00:00+08:00");
    const promise = (dueOn: string) =>
      run(services, company.people.aftersalesManager, decideSupport, {
        requestId,
        decision: "promise",
        dueOn,
      });
    const refused = { ok: false, error: "due-before-today", field: "dueOn" };
    expect(promise("2021-03-05")).toEqual(refused);
    expect(set.thread(request.commentId).support).toMatchObject([{ state: "open" }]);
    expect(promise("2021-03-06").ok).toBe(true);
  });

  it("is promised with a day, by the department that was asked", () => {
    const { services, company } = set;
    const { gm, manager, aftersalesManager } = company.people;
    const commentId = set.ask([sales]);
    const request = { commentId, departmentId: aftersales, what: "two people in March" };
    const { id: requestId } = done(services, gm, askSupport, request);
    expect(run(services, gm, askSupport, request)).toMatchObject({ error: "already-asked" });
    const promise = (dueOn: string, who = aftersalesManager) =>
      run(services, who, decideSupport, { requestId, decision: "promise", dueOn });
    expect(promise("2021-03-25", manager)).toMatchObject({ error: "forbidden" });
    expect(promise("2021-01-25")).toMatchObject({ error: "due-before-month" });
    expect(promise("2021-03-25").ok).toBe(true);
    expect(set.thread(commentId).support).toMatchObject([
      { state: "promised", dueOn: "2021-03-25", departmentId: aftersales },
    ]);
    expect(promise("2021-03-26")).toMatchObject({ error: "support-decided" });
  });

  it("is not asked for in a question that was waived or turned", () => {
    const { services, company } = set;
    const { gm } = company.people;
    const [waived, turned] = [set.ask([sales]), set.ask([sales])];
    done(services, gm, waiveQuestion, { commentId: waived, reason: "not needed" });
    const measure = { page: set.page, action: "call", ownerIds: [], due: "" };
    done(services, gm, turnQuestion, { commentId: turned, ...measure });
    for (const commentId of [waived, turned]) {
      const request = { commentId, departmentId: aftersales, what: "help" };
      expect(run(services, gm, askSupport, request)).toEqual({
        ok: false,
        error: "question-ended",
      });
    }
  });

  it("is declined with a reason", () => {
    const { services, company } = set;
    const commentId = set.ask([sales]);
    const { id: requestId } = done(services, company.people.manager, askSupport, {
      commentId,
      departmentId: aftersales,
      what: "help",
    });
    const decline = (reason: string) =>
      run(services, company.people.aftersalesManager, decideSupport, {
        requestId,
        decision: "decline",
        reason,
      });
    expect(decline(" ")).toMatchObject({ error: "needs-reason" });
    expect(decline("nobody is free").ok).toBe(true);
    expect(set.thread(commentId).support).toMatchObject([
      { state: "declined", reason: "nobody is free" },
    ]);
  });

  it("is asked for by whoever has to do with the question, of a department that is there", () => {
    const { services, company } = set;
    const commentId = set.ask([sales]);
    const ask = (who = company.people.manager, departmentId = aftersales) =>
      run(services, who, askSupport, { commentId, departmentId, what: "help" });
    expect(ask(company.people.aftersalesManager)).toMatchObject({ error: "forbidden" });
    expect(ask(company.people.provider)).toMatchObject({ error: "forbidden" });
    expect(ask(company.people.manager, "nobody")).toMatchObject({ error: "unknown-department" });
  });
});
