import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueNote, typedDay } from "~/components/sheet/due-text";
import { readDueDate } from "~/domain/follow-up/due-date";
import { parseDay } from "~/domain/scorecard/month";

const reviewMonth = "2021-02";

describe("the note to a typed due date", () => {
  it("says the day as read where that is not what was typed", () => {
    expect(dueNote("3.31", reviewMonth, "zh-CN")).toEqual({ kind: "read", day: "3月31日" });
    expect(dueNote("3月31日前", reviewMonth, "zh-CN")).toEqual({ kind: "read", day: "3月31日" });
    expect(dueNote("3月", reviewMonth, "en")).toEqual({ kind: "read", day: "31 Mar" });
  });

  it("names the year of a day in another one", () => {
    expect(dueNote("1月15日", "2020-12", "zh-CN")).toEqual({ kind: "read", day: "2021年1月15日" });
  });

  it("is silent where the typed words are the day as people of that language write it", () => {
    expect(dueNote("3月31日", reviewMonth, "zh-CN")).toEqual({ kind: "none" });
    expect(dueNote(" 3-31 ", reviewMonth, "en")).toEqual({ kind: "none" });
    expect(dueNote("", reviewMonth, "zh-CN")).toEqual({ kind: "none" });
  });

  it("offers the nearest day for one that its month does not have", () => {
    expect(dueNote("2月29日", reviewMonth, "zh-CN")).toEqual({
      kind: "no-such-day",
      nearest: "2021-02-28",
    });
  });

  it("[FU9] says so where the day lies before the month under review", () => {
    expect(dueNote("1月31日", reviewMonth, "zh-CN")).toEqual({
      kind: "before-month",
      day: "1月31日",
    });
    expect(dueNote("2月1日", reviewMonth, "zh-CN")).toEqual({ kind: "none" });
  });

  it("says so where nothing can be read", () => {
    expect(dueNote("尽快", reviewMonth, "zh-CN")).toEqual({ kind: "not-a-date" });
  });
});

describe("a picked day", () => {
  it("is written as short as it is still read as that day", () => {
    expect(typedDay("zh-CN", "2021-03-31", reviewMonth)).toBe("3月31日");
    expect(typedDay("en", "2021-03-31", reviewMonth)).toBe("3-31");
    expect(typedDay("zh-CN", "2022-03-31", reviewMonth)).toBe("2022年3月31日");
    expect(typedDay("en", "2022-03-31", reviewMonth)).toBe("2022-03-31");
  });

  it("reads back as itself in either language, whatever month is under review", () => {
    const day = fc
      .tuple(fc.integer({ min: 2015, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
      .map(([year, month, date]) => [year, month, date + 1].map(padded).join("-"))
      .filter((text) => parseDay(text) !== null);
    const month = fc
      .tuple(fc.integer({ min: 2015, max: 2030 }), fc.integer({ min: 1, max: 12 }))
      .map((parts) => parts.map(padded).join("-"));
    fc.assert(
      fc.property(
        day,
        month,
        fc.constantFrom("zh-CN" as const, "en" as const),
        (each, at, locale) => {
          const read = readDueDate(typedDay(locale, each, at), { reviewMonth: at });
          expect(read).toEqual({ ok: true, day: each });
        },
      ),
    );
  });
});

function padded(part: number): string {
  return String(part).padStart(2, "0");
}
