import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDueDate } from "~/domain/follow-up/due-date";
import {
  addMonths,
  lastDay,
  monthNumber,
  monthOf,
  monthsBetween,
  monthsOfYear,
  parseDay,
  yearOf,
  type Month,
} from "~/domain/scorecard/month";

function read(text: string, reviewMonth: Month = "2021-02") {
  return readDueDate(text, { reviewMonth });
}

describe("the forms", () => {
  it.each([
    ["3月31日", "2021-03-31"],
    ["3.31", "2021-03-31"],
    ["3-31", "2021-03-31"],
    ["3/31", "2021-03-31"],
    ["03-31", "2021-03-31"],
    ["4-30。", "2021-04-30"],
    ["4月30日，", "2021-04-30"],
    ["3月", "2021-03-31"],
    ["2月", "2021-02-28"],
    ["3月底", "2021-03-31"],
    ["3月末", "2021-03-31"],
    ["3月5号", "2021-03-05"],
    ["3月5", "2021-03-05"],
    ["2021-03-10", "2021-03-10"],
    ["2021/3/10", "2021-03-10"],
    ["2021.3.10", "2021-03-10"],
    ["2021年3月10日", "2021-03-10"],
    ["2021 年 3 月 10 日", "2021-03-10"],
    ["2021年3月", "2021-03-31"],
    ["2021-03", "2021-03-31"],
    ["2022/2", "2022-02-28"],
    ["2024年2月29日", "2024-02-29"],
  ])("[DD1] [DD3] %s is %s", (text, day) => {
    expect(read(text)).toEqual({ ok: true, day });
  });

  it.each([
    "３月３１日",
    "３．３１",
    "３－３１",
    "３／３１",
    "\u30003月31日 ",
    "3月31日。 ",
    "3.31.",
  ])("[DD2] %j is 31 March", (text) => {
    expect(read(text)).toEqual({ ok: true, day: "2021-03-31" });
  });

  it.each(["前", "之前", "以前", "内", "之内", "以内"])(
    "[DD9] %s behind a date is that day",
    (by) => {
      const dates = [
        "3月31日",
        "3月31",
        "3月31号",
        "3月底",
        "3月末",
        "3.31",
        "3-31",
        "3/31",
        "2021-03-31",
        "2021/3/31",
        "2021.3.31",
        "2021年3月31日",
        "2021年3月底",
        "３月３１日",
      ];
      const texts = dates.flatMap((date) => [`${date}${by}`, `${date} ${by}。`]);
      const day = { ok: true, day: "2021-03-31" };
      expect(texts.map((text) => [text, read(text)])).toEqual(texts.map((text) => [text, day]));
    },
  );

  it.each(["3月内", "3月以内", "2021年3月内", "2021-03内"])("[DD9] %s is its last day", (text) => {
    expect(read(text)).toEqual({ ok: true, day: "2021-03-31" });
  });

  it.each(["3月前", "3月之前", "3月以前", "2021年3月前", "2021-03前", "2021/3之前"])(
    "[DD9] %s is not a date: before the month, or by its end",
    (text) => {
      expect(read(text)).toEqual({ ok: false, error: "not-a-date" });
    },
  );

  it.each([
    "前",
    "之前",
    "前天",
    "3月31日前天",
    "3月31日前前",
    "前3月31日",
    "3天前",
    "月底之前",
    "3月31日之",
  ])("[DD9] %s is not a date", (text) => {
    expect(read(text)).toEqual({ ok: false, error: "not-a-date" });
  });

  it("[DD5] [DD9] 2月29日前 does not exist either", () => {
    const refused = { ok: false, error: "no-such-day", nearest: "2021-02-28" };
    expect(read("2月29日前")).toEqual(refused);
  });

  it.each(["", "  ", "。"])("[DD2] %j is empty", (text) => {
    expect(read(text)).toEqual({ ok: false, error: "empty" });
  });

  it.each([
    "soon",
    "13月1日",
    "0月5日",
    "3月0日",
    "3.32",
    "3",
    "31",
    "21-3-10",
    "2021-13-01",
    "2021-3-10-2",
    "3/4-5",
    "2021.3-10",
    "3月31日或4月",
    "下月",
  ])("[DD1] [DD6] [DD7] %s is not a date", (text) => {
    expect(read(text)).toEqual({ ok: false, error: "not-a-date" });
  });

  it.each([
    ["2月29日", "2021-02-28"],
    ["2.30", "2021-02-28"],
    ["4月31日", "2021-04-30"],
    ["2023-02-29", "2023-02-28"],
  ])("[DD5] %s does not exist, and %s is offered", (text, nearest) => {
    expect(read(text)).toEqual({ ok: false, error: "no-such-day", nearest });
  });

  it("[DD5] 2月29日 exists in a leap year", () => {
    expect(read("2月29日", "2024-01")).toEqual({ ok: true, day: "2024-02-29" });
    expect(read("2月29日", "2023-11")).toEqual({ ok: true, day: "2024-02-29" });
  });
});

describe("the year that was not written", () => {
  it.each([
    ["1月15日", "2020-12", "2021-01-15"],
    ["12月20日", "2021-01", "2020-12-20"],
    ["3月31日", "2021-02", "2021-03-31"],
    ["2月28日", "2021-02", "2021-02-28"],
    ["8月1日", "2021-02", "2021-08-01"],
    ["9月1日", "2021-02", "2020-09-01"],
    ["12月31日", "2021-06", "2021-12-31"],
    ["1月1日", "2021-07", "2022-01-01"],
    ["1月", "2021-11", "2022-01-31"],
  ])("[DD4] %s in the review of %s is %s", (text, reviewMonth, day) => {
    expect(read(text, reviewMonth)).toEqual({ ok: true, day });
  });

  const month = fc
    .tuple(fc.integer({ min: 2000, max: 2090 }), fc.integer({ min: 0, max: 11 }))
    .map(([year, index]) => monthsOfYear(year)[index] ?? "");
  const dayNear = fc
    .tuple(month, fc.integer({ min: -5, max: 6 }), fc.integer({ min: 1, max: 31 }))
    .map(([reviewMonth, distance, number]) => {
      const near = addMonths(reviewMonth, distance);
      const day = `${near}-${String(number).padStart(2, "0")}`;
      return { reviewMonth, day: day > lastDay(near) ? lastDay(near) : day };
    });

  it("[DD4] a day within half a year is read back from every form without a year", () => {
    fc.assert(
      fc.property(dayNear, ({ reviewMonth, day }) => {
        const [number, dayNumber] = [monthNumber(monthOf(day)), Number(day.slice(8))];
        for (const text of [
          `${number}月${dayNumber}日`,
          `${number}.${dayNumber}`,
          `${number}-${dayNumber}。`,
          `${number}/${dayNumber}`,
          day.slice(5),
        ]) {
          expect(read(text, reviewMonth)).toEqual({ ok: true, day });
        }
      }),
    );
  });

  it("[DD1] a day with its year is read back, whatever the month under review", () => {
    fc.assert(
      fc.property(dayNear, month, ({ day }, reviewMonth) => {
        const [year, number] = [yearOf(day), monthNumber(monthOf(day))];
        for (const text of [
          day,
          day.replaceAll("-", "/"),
          `${year}年${number}月${Number(day.slice(8))}日`,
        ]) {
          expect(read(text, reviewMonth)).toEqual({ ok: true, day });
        }
      }),
    );
  });

  it("[DD4] what is read without a year never lies more than half a year away", () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 12 }), (reviewMonth, number) => {
        const result = read(`${number}月`, reviewMonth);
        if (!result.ok) throw new Error(`${number}月 was not read`);
        const distance = monthsBetween(reviewMonth, monthOf(result.day));
        expect(distance).toBeGreaterThan(-6);
        expect(distance).toBeLessThanOrEqual(6);
      }),
    );
  });

  it("any text is answered with a day or a reason", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9年月日号底末之以前内./。 -]{0,10}$/), (text) => {
        const result = read(text);
        expect(!result.ok || parseDay(result.day) === result.day).toBe(true);
      }),
    );
  });
});
