import { beforeEach, describe, expect, it } from "vitest";
import { followUp } from "#db/schema";
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
    done(services, gm, deferQuestion, { commentId: id, until: "2021-03-20" });
    const question = { kind: "question", sourceId: id, departmentId: aftersales };
    expect(raised()).toMatchObject([{ ...question, dueOn: "2021-03-20", state: "planned" }]);
    expect(answer(id, aftersales, manager)).toMatchObject({ error: "forbidden" });
    expect(answer(id, aftersales, aftersalesManager).ok).toBe(true);
    done(services, gm, acceptAnswer, { commentId: id, departmentId: aftersales });
    expect(raised()).toMatchObject([{ ...question, state: "done", doneOn: "2021-03-05" }]);
  });

  it("drops a deferred question that is waived, and hands over one that becomes a measure", () => {
    const { services, company } = set;
    const { gm } = company.people;
    const [waived, turned] = [set.ask([sales]), set.ask([sales])];
    for (const commentId of [waived, turned]) {
      done(services, gm, deferQuestion, { commentId, until: "2021-03-20" });
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
