import { expect, test } from "vitest";
import type { Measure, Reading } from "./measures/measure";
import { table } from "./table";

const measure: Measure = {
  name: "speed",
  of: "all",
  rooms: 1,
  figures: {
    rate: { title: "updates a second", better: "larger", boundBy: "crowd" },
    crowd: { title: "cores of the clients" },
  },
  run: () => Promise.resolve({}),
};
const columns = { ours: "ours", rivals: ["this", "that"], floor: "floor" };

test("a row has each server's median and spread, and how many times the best rival's ours is", () => {
  const rows = table([measure], columns, [
    ...readings("ours", "rate", [400, 200, 300]),
    ...readings("this", "rate", [100]),
    ...readings("that", "rate", [150]),
  ]).split("\n");
  expect(rows[0]).toBe("| what | ours | this | that | × the best rival |");
  expect(rows[2]).toBe("| updates a second | 300 (200–400) | 100 | 150 | 2.00 |");
});

test("a figure of a server that a busy crowd could not ask for more is marked as a floor", () => {
  const rows = table([measure], columns, [
    ...readings("ours", "rate", [300]),
    ...readings("ours", "crowd", [0.4]),
    ...readings("this", "rate", [100]),
    ...readings("this", "crowd", [0.95]),
  ]).split("\n");
  expect(rows[2]).toContain("| 300 | ≥ 100 |");
});

test("who is no rival has a column, and is not compared with", () => {
  const rows = table([measure], columns, [
    ...readings("ours", "rate", [300]),
    ...readings("this", "rate", [100]),
    ...readings("floor", "rate", [900]),
  ]).split("\n");
  expect(rows[2]).toBe("| updates a second | 300 | 100 | 900 | 3.00 |");
});

function readings(subject: string, figure: string, values: readonly number[]): Reading[] {
  return values.map((value, index) => ({
    measure: measure.name,
    subject,
    repetition: index + 1,
    figure,
    value,
  }));
}
