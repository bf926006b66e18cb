import { expect, it } from "vitest";
import { isBeside, stateOf } from "~/components/questions/thread-facts";
import { passes } from "~/components/questions/thread-filter";
import type { LiveThread } from "~/protocol/live-thread";

const author = { id: "gm", nameZh: "总经理", nameEn: "GM" };
const thread = (over: Partial<LiveThread> = {}): LiveThread => ({
  id: "t",
  anchor: { kind: "page", departmentId: "sales", page: "measure:m3" },
  head: {
    id: "t",
    author,
    at: 1,
    editedAt: null,
    deletedAt: null,
    body: "?",
    mentions: [],
    answersFor: null,
  },
  replies: [],
  question: { parties: [{ departmentId: "finance", state: "open" }], end: null },
  support: [],
  events: [],
  ...over,
});
const accepted = { parties: [{ departmentId: "finance", state: "accepted" } as const], end: null };
const answered = { parties: [{ departmentId: "finance", state: "answered" } as const], end: null };
const all = { department: "", state: "", asker: "", waiting: "" };

it("a thread is open while a department owes an answer, then to be accepted, then settled", () => {
  expect(stateOf(thread())).toBe("open");
  expect(stateOf(thread({ question: answered }))).toBe("answered");
  expect(stateOf(thread({ question: accepted }))).toBe("settled");
  expect(stateOf(thread({ question: null }))).toBe("comment");
});

it("a thread stands beside its page, and one on a department beside each of its pages", () => {
  const m3 = { departmentId: "sales", page: "measure:m3" };
  expect(isBeside(thread(), m3)).toBe(true);
  expect(isBeside(thread(), { ...m3, page: "measure:m4" })).toBe(false);
  const whole = thread({ anchor: { kind: "department", departmentId: "sales" } });
  expect(isBeside(whole, { ...m3, page: "measure:m4" })).toBe(true);
  expect(isBeside(whole, { ...m3, departmentId: "finance" })).toBe(false);
});

it("the list is narrowed by where a thread hangs or whom it asks, its state, asker and who is waited for", () => {
  expect(passes(thread(), all)).toBe(true);
  expect(passes(thread(), { ...all, department: "sales" })).toBe(true);
  expect(passes(thread(), { ...all, department: "finance" })).toBe(true);
  expect(passes(thread(), { ...all, department: "marketing" })).toBe(false);
  expect(passes(thread(), { ...all, state: "open", asker: "gm", waiting: "finance" })).toBe(true);
  expect(passes(thread(), { ...all, asker: "me" })).toBe(false);
  expect(passes(thread(), { ...all, waiting: "asker" })).toBe(false);
  expect(passes(thread({ question: answered }), { ...all, waiting: "asker" })).toBe(true);
});
