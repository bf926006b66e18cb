import { describe, expect, it } from "vitest";
import { asClosed, firstExpected } from "~/domain/scorecard/closed-plan";

const milestone = (id: string, expectedOn: string, doneOn: string | null = null) => ({
  id,
  expectedOn,
  doneOn,
});
const closed = { startsOn: "2021-01-01", milestones: [milestone("fair", "2021-01-20")] };

describe("a plan of a closed month", () => {
  it("[PL5] keeps its start and its milestones' dates, whatever was changed since", () => {
    const now = { startsOn: "2021-06-01", milestones: [milestone("fair", "2021-06-30")] };
    expect(asClosed(now, closed)).toEqual(closed);
  });

  it("[PL5] keeps a milestone that was taken away, and gets none that was added", () => {
    const now = { ...closed, milestones: [milestone("festival", "2021-01-10")] };
    expect(asClosed(now, closed)).toEqual(closed);
  });

  it("[PL5] has the days on which milestones were done as they are reported now", () => {
    const done = { ...closed, milestones: [milestone("fair", "2021-01-20", "2021-01-25")] };
    const later = { ...closed, milestones: [milestone("fair", "2021-06-30", "2021-01-18")] };
    expect(asClosed(later, done).milestones).toEqual([
      milestone("fair", "2021-01-20", "2021-01-18"),
    ]);
    expect(asClosed(closed, done).milestones, "taken back").toEqual(closed.milestones);
  });

  it("[PL5] is judged as it is now where the meeting did not have it", () => {
    expect(asClosed(closed, null)).toBe(closed);
  });
});

describe("the day on which a milestone was first expected", () => {
  it("[MS7] is the last closed meeting's, where that knew no earlier one", () => {
    const before = { expectedOn: "2021-01-20" };
    expect(firstExpected("2021-06-30", before)).toBe("2021-01-20");
    expect(firstExpected("2021-06-30", { ...before, firstExpectedOn: null })).toBe("2021-01-20");
    expect(firstExpected("2021-06-30", { ...before, firstExpectedOn: "2021-01-10" })).toBe(
      "2021-01-10",
    );
  });

  it("[MS7] is not said where it is the day now, or no meeting was closed about it", () => {
    expect(firstExpected("2021-01-20", { expectedOn: "2021-01-20" })).toBe(null);
    const moved = { expectedOn: "2021-02-20", firstExpectedOn: "2021-01-20" };
    expect(firstExpected("2021-01-20", moved), "moved back").toBe(null);
    expect(firstExpected("2021-01-20", null)).toBe(null);
  });
});
