/**
 * Months and days as text, compared by their text: no time zone can shift them. Rules MO1–MO4.
 * What needs a clock gets the moment passed in.
 */

/** "YYYY-MM". Later months compare greater as text. */
export type Month = string;
/** "YYYY-MM-DD". Later days compare greater as text. */
export type Day = string;

/** A span of months, both ends included; `null` is open on that side. */
export interface Validity {
  readonly from: Month | null;
  readonly to: Month | null;
}

const MONTH = /^(\d{4})-(\d{2})$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** [MO1] `text` as a month ("2021-02"), or `null` when it is anything else. */
export function parseMonth(text: string): Month | null {
  const parts = MONTH.exec(text);
  if (!parts || parts[1] === "0000") return null;
  const month = Number(parts[2]);
  return month >= 1 && month <= 12 ? text : null;
}

/** [MO1] `text` as a day that the calendar has ("2021-02-28"), or `null`. */
export function parseDay(text: string): Day | null {
  const parts = DAY.exec(text);
  if (!parts) return null;
  const month = parseMonth(`${parts[1]}-${parts[2]}`);
  return month !== null && text >= firstDay(month) && text <= lastDay(month) ? text : null;
}

/** The month with this year and this number, 1 for January; both must be in range. */
export function monthFrom(year: number, number: number): Month {
  return `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;
}

/** The year of a month or of a day. */
export function yearOf(monthOrDay: Month | Day): number {
  return Number(monthOrDay.slice(0, 4));
}

/** The number of a month in its year, 1 for January. */
export function monthNumber(month: Month): number {
  return Number(month.slice(5, 7));
}

/** The month in which a day lies. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The twelve months of a year, January first. */
export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => monthFrom(year, index + 1));
}

/** The month `count` months later; earlier for a negative count. */
export function addMonths(month: Month, count: number): Month {
  const index = monthIndex(month) + count;
  return monthFrom(Math.floor(index / 12), (index % 12) + 1);
}

/** How many months `to` lies after `from`; negative when it lies before. */
export function monthsBetween(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from);
}

function monthIndex(month: Month): number {
  return yearOf(month) * 12 + monthNumber(month) - 1;
}

/** The first day of a month. */
export function firstDay(month: Month): Day {
  return `${month}-01`;
}

/** [MO2] The last day of a month, leap years included. */
export function lastDay(month: Month): Day {
  return `${month}-${String(daysIn(yearOf(month), monthNumber(month))).padStart(2, "0")}`;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : 28;
}

/** [MO3] Whether a span of months holds this month. */
export function validIn({ from, to }: Validity, month: Month): boolean {
  return (from === null || from <= month) && (to === null || month <= to);
}

/**
 * [MO4] The calendar day that people in a time zone see at a moment.
 * @param ms milliseconds since 1970 UTC @param timeZone an IANA name such as "Asia/Shanghai"
 */
export function dayInZone(ms: number, timeZone: string): Day {
  const format = formatIn(timeZone);
  const parts = new Map(format.formatToParts(ms).map((part) => [part.type, part.value]));
  const year = (parts.get("year") ?? "").padStart(4, "0");
  return `${year}-${parts.get("month")}-${parts.get("day")}`;
}

/** By time zone: to make one costs far more than to use it, and every command asks for a day. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    FORMATS.set(timeZone, format);
  }
  return format;
}
