import { expect, test } from "vitest";
import type { Measure } from "./measures/measure";
import { Sitting } from "./sitting";
import type { Subject } from "./subjects/subject";

const SUBJECTS = ["ours", "this", "that"].map((name): Subject => ({
  name,
  start: () => Promise.reject(new Error("not started here")),
}));

test("every second time the subjects come in the opposite order", async () => {
  const { sitting, taken } = sittingOf({ minutes: 100, each: 1 });
  for (const repetition of [1, 2]) await sitting.take(measure("a"), SUBJECTS, repetition);
  expect(taken).toEqual(["a ours", "a this", "a that", "a that", "a this", "a ours"]);
});

test("when the time is over nothing is repeated, what was not taken yet is, and both are said", async () => {
  const { sitting, taken } = sittingOf({ minutes: 7, each: 1 });
  const [one, two] = [measure("one"), measure("two")];
  await sitting.take(one, SUBJECTS, 1);
  await sitting.take(one, SUBJECTS, 2);
  await sitting.take(two, SUBJECTS, 1);
  await sitting.take(one, SUBJECTS, 3);
  expect(taken.map((each) => each.split(" ")[0])).toEqual([
    ...Array<string>(6).fill("one"),
    ...Array<string>(3).fill("two"),
  ]);
  expect(sitting.left(3)).toEqual([
    "one: 2 of 3, no time for more",
    "two: 1 of 3, no time for more",
  ]);
});

test("what the disk alone needed before each measure is said", async () => {
  const { sitting } = sittingOf({ minutes: 100, each: 1 });
  await sitting.take(measure("a"), SUBJECTS, 1);
  expect(sitting.ofDisk()).toContain("a page kept in 2 ms, the slowest of 50 in 9");
});

function measure(name: string): Measure {
  return { name, of: "all", rooms: 1, figures: {}, run: () => Promise.resolve({}) };
}

/** @param each how many minutes every subject takes */
function sittingOf({ minutes, each }: { readonly minutes: number; readonly each: number }) {
  const taken: string[] = [];
  let now = 0;
  const sitting = new Sitting(
    minutes * 60_000,
    ({ name }, subject) => {
      taken.push(`${name} ${subject.name}`);
      now += each * 60_000;
      return Promise.resolve({ figure: 1 });
    },
    () => now,
    () => [2, 1, 9],
  );
  return { sitting, taken };
}
