import { expect, it } from "vitest";
import { questionsFor } from "~/components/cover/department-questions";
import type { PartyState } from "~/domain/question/question";
import type { LiveThread } from "~/protocol/live-thread";

const author = { id: "gm", nameZh: "总经理", nameEn: "GM" };

/** A thread on a department's page that asks these departments. */
function thread(
  id: string,
  home: string,
  parties: Readonly<Record<string, PartyState>> | null,
  over: Partial<LiveThread> = {},
): LiveThread {
  const asked = Object.entries(parties ?? {}).map(([departmentId, state]) => ({
    departmentId,
    state,
  }));
  const words = { editedAt: null, deletedAt: null, body: "?", mentions: [], answersFor: null };
  return {
    id,
    anchor: { kind: "page", departmentId: home, page: "measure:m3" },
    head: { id, author, at: 1, ...words },
    replies: [],
    question: parties && { parties: asked, end: null },
    support: [],
    events: [],
    ...over,
  };
}

const idsFor = (threads: readonly LiveThread[]) =>
  questionsFor(threads, "sales").map(({ thread: { id }, waits }) => `${id}${waits ? "!" : ""}`);

it("a cover lists what is open on the department's pages or asked of it, what waits for it first", () => {
  const threads = [
    thread("comment", "sales", null),
    thread("settled", "sales", { sales: "accepted" }),
    thread("others", "finance", { finance: "open" }),
    thread("answered", "sales", { sales: "answered" }),
    thread("on-us", "sales", { finance: "open" }),
    thread("of-us", "finance", { sales: "open", finance: "answered" }),
  ];
  expect(idsFor(threads)).toEqual(["of-us!", "answered", "on-us"]);
});

it("support that the department has not decided on waits for it, whatever became of the question", () => {
  const request = { id: "s", what: "two people", dueOn: null, reason: "" };
  const support = (departmentId: string, state: "open" | "promised") => [
    { ...request, departmentId, state, askedBy: author, decidedBy: null },
  ];
  const asked = { finance: "accepted" } as const;
  const threads = [
    thread("ours", "finance", asked, { support: support("sales", "open") }),
    thread("promised", "finance", asked, { support: support("sales", "promised") }),
    thread("theirs", "finance", asked, { support: support("marketing", "open") }),
  ];
  expect(idsFor(threads)).toEqual(["ours!"]);
});
