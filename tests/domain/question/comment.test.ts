import { describe, expect, it } from "vitest";
import {
  MAX_WORDS,
  mayBeDeleted,
  waitingFor,
  wordsProblem,
  type Thread,
} from "~/domain/question/comment";

const me = { personId: "me", speaksFor: ["sales"] };
const thread = (over: Partial<Thread> = {}): Thread => ({
  asker: "gm",
  replies: 0,
  question: {
    parties: [
      { departmentId: "sales", state: "open" },
      { departmentId: "finance", state: "answered" },
    ],
    end: null,
  },
  support: [],
  ...over,
});

it("[CO1] words are neither blank nor longer than 4,000 characters", () => {
  expect(wordsProblem(" \n")).toBe("comment-empty");
  expect(wordsProblem("\u200b\u200b\ufeff"), "nothing that anybody sees").toBe("comment-empty");
  expect(wordsProblem("好\u200b")).toBeNull();
  expect(wordsProblem("x".repeat(MAX_WORDS))).toBeNull();
  expect(wordsProblem("x".repeat(MAX_WORDS + 1))).toBe("comment-too-long");
});

it("[CO2] a question that has got anywhere is not deleted", () => {
  expect(mayBeDeleted(thread())).toBe(true);
  expect(mayBeDeleted(thread({ replies: 1 }))).toBe(false);
  expect(mayBeDeleted(thread({ support: [{ departmentId: "x", state: "open" }] }))).toBe(false);
  const end = { kind: "waived", reason: "x", by: "gm" } as const;
  expect(mayBeDeleted(thread({ question: { parties: [], end } }))).toBe(false);
  expect(mayBeDeleted(thread({ question: null, replies: 9 }))).toBe(true);
});

describe("[CO3] for me waits", () => {
  it("what my departments have not answered, and not what others have not", () => {
    expect(waitingFor(thread(), me)).toEqual([{ kind: "answer", departmentId: "sales" }]);
    expect(waitingFor(thread(), { ...me, speaksFor: ["finance"] })).toEqual([]);
  });

  it("an answer to my own question", () => {
    expect(waitingFor(thread({ asker: "me" }), { ...me, speaksFor: [] })).toEqual([
      { kind: "accept" },
    ]);
  });

  it("support that my department has not decided on", () => {
    const support = [
      { departmentId: "sales", state: "open" },
      { departmentId: "finance", state: "open" },
    ] as const;
    expect(waitingFor(thread({ question: null, support }), me)).toEqual([
      { kind: "support", departmentId: "sales" },
    ]);
  });

  it("nothing of a question that has ended", () => {
    const end = { kind: "deferred", until: "2021-03-20", by: "gm" } as const;
    const question = { parties: [{ departmentId: "sales", state: "open" } as const], end };
    expect(waitingFor(thread({ question, asker: "me" }), me)).toEqual([]);
  });
});
