import { expect, it } from "vitest";
import { failedSubjects } from "~/components/follow-up/failed-subjects";
import { followUp } from "./follow-up";

const DONE = followUp({ state: "done", doneOn: "2021-02-26", settledOn: "2021-02-26" });
const RED = new Map([["m3", "red" as const]]);

it("[FU11] names the measures whose follow-ups are all done while their light is red", () => {
  expect([...failedSubjects([DONE], "2021-02", RED)]).toEqual(["m3"]);
  expect(failedSubjects([DONE, followUp({ id: "g" })], "2021-02", RED).size).toBe(0);
  expect(failedSubjects([DONE], "2021-02", new Map([["m3", "green"]])).size).toBe(0);
});

it("speaks of improvement measures only: a promised support is not one", () => {
  const support = followUp({ id: "s", kind: "support" });
  expect([...failedSubjects([DONE, support], "2021-02", RED)]).toEqual(["m3"]);
});

it("says nothing where no light is known", () => {
  expect(failedSubjects([DONE], null, RED).size).toBe(0);
  expect(failedSubjects([DONE], "2021-02", new Map([["m3", null]])).size).toBe(0);
});
