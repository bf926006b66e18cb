/** Reads a due date as people write it in a review. Rules DD1–DD7, DD9. */
import { toHalfWidth } from "../half-width";
import {
  addMonths,
  lastDay,
  monthFrom,
  monthsBetween,
  parseDay,
  parseMonth,
  yearOf,
  type Day,
  type Month,
} from "../scorecard/month";

/** Why a text is no due date. */
export type DueDateError = "empty" | "not-a-date" | "no-such-day";

/** What was read; `nearest` is offered where the month exists and ends before the day named. */
export type DueDateRead =
  | { readonly ok: true; readonly day: Day }
  | { readonly ok: false; readonly error: Exclude<DueDateError, "no-such-day"> }
  | { readonly ok: false; readonly error: "no-such-day"; readonly nearest: Day };

/** The forms of [DD1], each with an optional year in front. */
const FORMS: readonly RegExp[] = [
  /^(?:(?<year>\d{4})\s*年\s*)?(?<month>\d{1,2})\s*月(?:\s*(?<day>\d{1,2})\s*[日号]?)?$/,
  /^(?:(?<year>\d{4})\s*年\s*)?(?<month>\d{1,2})\s*月\s*(?<end>[底末])$/,
  /^(?:(?<year>\d{4})-)?(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?:(?<year>\d{4})\.)?(?<month>\d{1,2})\.(?<day>\d{1,2})$/,
  /^(?:(?<year>\d{4})\/)?(?<month>\d{1,2})\/(?<day>\d{1,2})$/,
  /^(?<year>\d{4})[-./](?<month>\d{1,2})$/,
];

const TRAILING_PUNCTUATION = /[\s.,;、。｡]+$/u;

/** [DD9] By a day, itself included: 3月31日前, 3月底之前, 3月15日内. */
const BY_THEN = /\s*[之以]?(?:(?<before>前)|内)$/u;

/** The most days a month can have: a greater number was never meant as a day. */
const LONGEST_MONTH = 31;

/**
 * [DD1]–[DD7] [DD9] Reads `text` for the meeting about `reviewMonth`, which decides the year of a
 * date that has none.
 */
export function readDueDate(
  text: string,
  { reviewMonth }: { readonly reviewMonth: Month },
): DueDateRead {
  const plain = toHalfWidth(text).trim().replace(TRAILING_PUNCTUATION, "");
  if (plain === "") return { ok: false, error: "empty" };
  const date = plain.replace(BY_THEN, "");
  const groups = FORMS.map((form) => form.exec(date)?.groups).find((found) => found);
  const month = groups && monthMeant(groups.year, Number(groups.month), reviewMonth);
  if (!month) return { ok: false, error: "not-a-date" };
  if (groups.day !== undefined) return dayOf(month, Number(groups.day));
  // 3月前 is before March begins to some and by its end to others: a month's difference.
  const isBefore = BY_THEN.exec(plain)?.groups?.before !== undefined;
  return isBefore && groups.end === undefined
    ? { ok: false, error: "not-a-date" }
    : { ok: true, day: lastDay(month) };
}

function dayOf(month: Month, number: number): DueDateRead {
  if (number < 1 || number > LONGEST_MONTH) return { ok: false, error: "not-a-date" };
  const day = parseDay(`${month}-${String(number).padStart(2, "0")}`);
  return day === null
    ? { ok: false, error: "no-such-day", nearest: lastDay(month) }
    : { ok: true, day };
}

function monthMeant(year: string | undefined, number: number, reviewMonth: Month): Month | null {
  if (year !== undefined) return parseMonth(monthFrom(Number(year), number));
  const sameYear = parseMonth(monthFrom(yearOf(reviewMonth), number));
  return sameYear && nearestYear(sameYear, reviewMonth);
}

/** [DD4] The occurrence of a month nearest to the reviewed one; half a year away, the later one. */
function nearestYear(month: Month, reviewMonth: Month): Month {
  const distance = monthsBetween(reviewMonth, month);
  if (distance > 6) return addMonths(month, -12);
  return distance <= -6 ? addMonths(month, 12) : month;
}
