import { expect, it } from "vitest";
import { eventLines } from "~/components/follow-up/event-words";
import { zhCN } from "~/i18n/zh-CN";
import type { FollowUpEventView } from "~/views/board";

function lines(kind: string, before: object = {}, after: object = {}): string[] {
  const event: FollowUpEventView = { id: 1, kind, at: 0, person: null, reason: "", before, after };
  return eventLines(zhCN, event);
}

it("a move is told from state to state, done with its day", () => {
  expect(lines("moved", { state: "planned" }, { state: "in-progress" })).toEqual([
    "计划中 → 进行中",
  ]);
  expect(lines("moved", { state: "planned" }, { state: "done", doneOn: "2021-02-26" })).toEqual([
    "计划中 → 已完成（2021年2月26日）",
  ]);
});

it("a postponement is told apart from a date that was set or brought forward", () => {
  expect(lines("postponed", { dueOn: "2021-02-28" }, { dueOn: "2021-03-15" })).toEqual([
    "延期：2021年2月28日 → 2021年3月15日",
  ]);
  expect(lines("changed", { dueOn: null }, { dueOn: "2021-03-15" })).toEqual([
    "改期：空 → 2021年3月15日",
  ]);
});

it("every part that was changed has a line of its own", () => {
  const owner = (name: string) => [{ nameZh: name, nameEn: name }];
  expect(
    lines(
      "changed",
      { wording: "甲", owners: owner("张") },
      { wording: "乙", owners: owner("李") },
    ),
  ).toEqual(["内容：“甲”→“乙”", "责任人：“张”→“李”"]);
});
