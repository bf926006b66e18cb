/** What a typed due date says, and how a picked one is written. Pure. */
import { readDueDate } from "~/domain/follow-up/due-date";
import { firstDay, monthNumber, yearOf, type Day, type Month } from "~/domain/scorecard/month";
import { formatDay } from "~/i18n/formats";
import type { Locale } from "~/i18n/zh-CN";

/** A year at hand that no day lies in: the day is then written with its own. */
const NO_YEAR = 0;

/** What is said below a typed due date. */
export type DueNote =
  | { readonly kind: "none" }
  /** The day as it was read, where that is not what was typed. */
  | { readonly kind: "read"; readonly day: string }
  | { readonly kind: "not-a-date" }
  /** Read, and before the month under review: nobody agrees on what should have been done. */
  | { readonly kind: "before-month"; readonly day: string }
  | { readonly kind: "no-such-day"; readonly nearest: Day };

/** The note to a typed due date, for the meeting about `reviewMonth`. */
export function dueNote(typed: string, reviewMonth: Month, locale: Locale): DueNote {
  const read = readDueDate(typed, { reviewMonth });
  if (read.ok) {
    const day = formatDay(locale, read.day, yearOf(reviewMonth));
    if (read.day < firstDay(reviewMonth)) return { kind: "before-month", day };
    return saysTheSame(typed.trim(), day, read.day, reviewMonth, locale)
      ? { kind: "none" }
      : { kind: "read", day };
  }
  switch (read.error) {
    case "empty":
      return { kind: "none" };
    case "not-a-date":
      return { kind: "not-a-date" };
    case "no-such-day":
      return { kind: "no-such-day", nearest: read.nearest };
  }
}

/** Whether there is nothing to add to what was typed: the usual form, and no doubt about the year. */
function saysTheSame(typed: string, shown: string, day: Day, reviewMonth: Month, locale: Locale) {
  if (typed === shown) return true;
  const year = yearOf(day);
  const yearIsPlain = year === yearOf(reviewMonth) || typed.includes(String(year));
  return yearIsPlain && typed === typedDay(locale, day, reviewMonth);
}

/**
 * A picked day in the form in which people of that language type one, which reads back as the same
 * day: 3月31日 or 3-31; with its year only where it would otherwise be taken for another year's.
 */
export function typedDay(locale: Locale, day: Day, reviewMonth: Month): string {
  const [month, date] = [monthNumber(day), Number(day.slice(8, 10))];
  const short = locale === "en" ? `${month}-${date}` : formatDay(locale, day);
  const read = readDueDate(short, { reviewMonth });
  if (read.ok && read.day === day) return short;
  return locale === "en" ? day : formatDay(locale, day, NO_YEAR);
}
