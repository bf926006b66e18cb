import { expect, test } from "vitest";
import { slopes } from "./growth-table";
import { at, growth } from "./measures/growth";
import type { Reading } from "./measures/measure";
import { LIANGDENG } from "./subjects/liangdeng";

const series = growth.slice(0, 1);

test("what grows with a fixed part is no worse than linear", () => {
  expect(verdicts((size) => 5 + size)).toEqual(["reached", "reached", "reached"]);
});

test("what grows with the square of the size is worse than linear", () => {
  expect(verdicts((size) => 5 + size ** 2)).toEqual(["MISSED", "MISSED", "MISSED"]);
});

test("what jumps once, from one size to the next, is worse than linear", () => {
  expect(verdicts((size) => (size < 400 ? 10 : 30))).toEqual(["MISSED", "MISSED", "MISSED"]);
});

function verdicts(cost: (size: number) => number): (string | undefined)[] {
  const readings = series.flatMap(({ name, sizes }) =>
    sizes.flatMap((size) =>
      ["p50", "cpu", "memory"].map((figure): Reading => {
        const about = { measure: name, subject: LIANGDENG, repetition: 1 };
        return { ...about, figure: at(figure, size), value: cost(size) };
      }),
    ),
  );
  return slopes(series, readings).map((said) => said.split(" ")[0]);
}
