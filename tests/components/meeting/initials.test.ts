import { expect, it } from "vitest";
import { initialsOf } from "~/components/meeting/initials";

it.each([
  ["销售部经理", "销售"],
  ["网销部经理", "网销"],
  ["总经理", "总经"],
  ["李雷", "李"],
  ["Sales manager", "SM"],
  ["Used-car manager of May", "UC"],
  ["Ada", "A"],
  [" ", ""],
])("%s is %s on a dot", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
