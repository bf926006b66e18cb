import { describe, expect, it } from "vitest";
import {
  canBePromised,
  endQuestion,
  isSettled,
  owingDepartments,
  partiesAsked,
  postpones,
  stepParty,
  takesAnswers,
  waitsFor,
  type PartyState,
  type PartyVerb,
  type QuestionEnd,
} from "~/domain/question/question";

const TODAY = "2021-03-02";
const DEFERRED: QuestionEnd = { kind: "deferred", until: "2021-03-31", by: "gm" };
const TURNED: QuestionEnd = { kind: "turned", followUpSource: "row", by: "gm" };
const WAIVED: QuestionEnd = { kind: "waived", reason: "会后已谈清", by: "gm" };

function asking(states: PartyState[], end: QuestionEnd = null) {
  return { parties: states.map((state, index) => ({ departmentId: `d${index}`, state })), end };
}

describe("asking", () => {
  it("[QU1] a question to nobody is none", () => {
    expect(partiesAsked([])).toBeNull();
  });

  it("[QU1] each department is asked once, and owes an answer at first", () => {
    expect(partiesAsked(["sales", "used", "sales"])).toEqual([
      { departmentId: "sales", state: "open" },
      { departmentId: "used", state: "open" },
    ]);
  });
});

describe("a department's answer", () => {
  it.each<[PartyState, PartyVerb, PartyState]>([
    ["open", "answer", "answered"],
    ["answered", "accept", "accepted"],
    ["answered", "ask-again", "asked-again"],
    ["asked-again", "answer", "answered"],
  ])("[QU2] %s, then %s: %s", (from, verb, to) => {
    expect(stepParty(from, verb)).toEqual({ ok: true, state: to });
  });

  it("[QU3] can be added to until it is accepted", () => {
    expect(stepParty("answered", "answer")).toEqual({ ok: true, state: "answered" });
  });

  it.each(["open", "asked-again"] as const)(
    "[QU2] nothing is accepted or asked again while it is %s",
    (state) => {
      const refused = { ok: false, error: "not-answered" };
      expect(stepParty(state, "accept")).toEqual(refused);
      expect(stepParty(state, "ask-again")).toEqual(refused);
    },
  );

  it.each(["answer", "accept", "ask-again"] as const)(
    "[QU2] once accepted it takes no %s",
    (verb) => {
      expect(stepParty("accepted", verb)).toEqual({ ok: false, error: "already-accepted" });
    },
  );

  it("[QU4] is still taken by a deferred question, not by one that was turned or waived", () => {
    expect([null, DEFERRED, TURNED, WAIVED].map(takesAnswers)).toEqual([true, true, false, false]);
  });
});

describe("the end of a question", () => {
  it.each([DEFERRED, TURNED, WAIVED])("[QU5] comes once: $kind", (end) => {
    expect(endQuestion(null, end, TODAY)).toEqual({ ok: true, end });
    for (const before of [TURNED, WAIVED]) {
      expect(endQuestion(before, end, TODAY)).toEqual({ ok: false, error: "question-ended" });
    }
    expect(endQuestion(DEFERRED, end, TODAY)).toEqual({ ok: true, end });
  });

  it("[QU5] deferring asks for a day after today", () => {
    const deferredTo = (until: string) => endQuestion(null, { ...DEFERRED, until }, TODAY);
    expect(deferredTo("2021-03-02")).toEqual({ ok: false, error: "bad-date" });
    expect(deferredTo("2021-03-03").ok).toBe(true);
  });

  it("[QU5] waiving asks for a reason", () => {
    const end = { ...WAIVED, reason: " \u3000" };
    expect(endQuestion(null, end, TODAY)).toEqual({ ok: false, error: "needs-reason" });
  });

  it("[QU6] a question is settled when it has ended or every answer is accepted", () => {
    expect(isSettled(asking(["open"], DEFERRED))).toBe(true);
    expect(isSettled(asking(["accepted", "accepted"]))).toBe(true);
    expect(isSettled(asking(["accepted", "answered"]))).toBe(false);
  });
});

describe("waiting", () => {
  it("[QU8] waits for those who owe an answer, and for the asker while one is unjudged", () => {
    expect(waitsFor(asking(["open", "answered", "asked-again", "accepted"]))).toEqual({
      departmentIds: ["d0", "d2"],
      asker: true,
    });
    expect(waitsFor(asking(["accepted"]))).toEqual({ departmentIds: [], asker: false });
    expect(waitsFor(asking(["open", "answered"], DEFERRED))).toEqual({
      departmentIds: [],
      asker: false,
    });
  });
});

describe("putting a question off", () => {
  it("[QU9] again postpones it when the day is a later one", () => {
    expect(postpones(null, "2021-03-20")).toBe(false);
    expect(postpones(DEFERRED, "2021-03-30")).toBe(false);
    expect(postpones(DEFERRED, "2021-03-31")).toBe(false);
    expect(postpones(DEFERRED, "2021-04-01")).toBe(true);
  });

  it("[QU10] leaves those owing whose answer is not accepted", () => {
    const { parties } = asking(["open", "accepted", "answered", "asked-again"]);
    expect(owingDepartments(parties)).toEqual(["d0", "d2", "d3"]);
  });
});

describe("support", () => {
  it("[QU11] is promised by today or later, not by a day that has passed", () => {
    const days = ["2021-03-01", TODAY, "2021-03-03"];
    expect(days.map((day) => canBePromised(day, TODAY))).toEqual([false, true, true]);
  });
});
