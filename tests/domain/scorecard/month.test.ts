import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  dayInZone,
  lastDay,
  monthOf,
  monthsBetween,
  monthsOfYear,
  parseDay,
  parseMonth,
  validIn,
} from "~/domain/scorecard/month";

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 0, max: 11 }))
  .map(([year, index]) => monthsOfYear(year)[index] ?? "");

describe("months", () => {
  it.each(["2021-02", "1999-12", "2021-01"])("[MO1] %s is a month", (text) => {
    expect(parseMonth(text)).toBe(text);
  });

  it.each([
    "",
    "2021-00",
    "2021-13",
    "2021-2",
    "2021/02",
    "21-02",
    "2021-02-01",
    " 2021-02",
    "0000-01",
  ])("[MO1] %j is not a month", (text) => {
    expect(parseMonth(text)).toBeNull();
  });

  it("[MO1] a day is one that the calendar has", () => {
    expect(parseDay("2024-02-29")).toBe("2024-02-29");
    expect(parseDay("2021-02-29")).toBeNull();
    expect(parseDay("2021-04-31")).toBeNull();
    expect(parseDay("2021-04-00")).toBeNull();
    expect(parseDay("2021-4-1")).toBeNull();
    expect(parseDay("2021-13-01")).toBeNull();
  });

  it.each([
    ["2021-02", "2021-02-28"],
    ["2024-02", "2024-02-29"],
    ["1900-02", "1900-02-28"],
    ["2000-02", "2000-02-29"],
    ["2021-04", "2021-04-30"],
    ["2021-12", "2021-12-31"],
  ])("[MO2] the last day of %s is %s", (text, day) => {
    expect(lastDay(text)).toBe(day);
    expect(monthOf(day)).toBe(text);
  });

  it("adds months over the turn of a year", () => {
    expect(addMonths("2021-02", -1)).toBe("2021-01");
    expect(addMonths("2021-01", -1)).toBe("2020-12");
    expect(addMonths("2021-11", 14)).toBe("2023-01");
  });

  it("adding the distance between two months leads from one to the other", () => {
    fc.assert(
      fc.property(month, month, (from, to) => {
        expect(addMonths(from, monthsBetween(from, to))).toBe(to);
      }),
    );
  });
});

describe("validity", () => {
  it.each([
    [{ from: "2021-05", to: null }, "2021-04", false],
    [{ from: "2021-05", to: null }, "2021-05", true],
    [{ from: null, to: "2021-05" }, "2021-05", true],
    [{ from: null, to: "2021-05" }, "2021-06", false],
    [{ from: "2021-03", to: "2021-03" }, "2021-03", true],
    [{ from: null, to: null }, "1999-01", true],
  ])("[MO3] %j in %s: %s", (validity, text, expected) => {
    expect(validIn(validity, text)).toBe(expected);
  });
});

describe("today", () => {
  it("[MO4] is the day of the time zone, not of UTC", () => {
    const eveningBefore = Date.UTC(2021, 2, 4, 16, 0);
    expect(dayInZone(eveningBefore, "Asia/Shanghai")).toBe("2021-03-05");
    expect(dayInZone(eveningBefore - 1, "Asia/Shanghai")).toBe("2021-03-04");
    expect(dayInZone(eveningBefore, "UTC")).toBe("2021-03-04");
  });
});
