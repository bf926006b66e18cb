import { monthNumber, yearOf, type Day, type Month } from "~/domain/scorecard/month";
import type { Locale } from "./zh-CN";

/** A month as people say it: 2021年2月, Feb 2021. */
export function formatMonth(locale: Locale, month: Month): string {
  return locale === "en"
    ? `${ENGLISH_MONTHS[monthNumber(month) - 1]} ${yearOf(month)}`
    : `${yearOf(month)}年${monthNumber(month)}月`;
}

/** A month inside its year: 2月, Feb. */
export function formatMonthShort(locale: Locale, month: Month): string {
  return locale === "en"
    ? (ENGLISH_MONTHS[monthNumber(month) - 1] ?? month)
    : `${monthNumber(month)}月`;
}

/** A day: 3月31日, 31 Mar; with its year when it is not the year at hand. */
export function formatDay(locale: Locale, day: Day, yearAtHand?: number): string {
  const [number, date] = [monthNumber(day), Number(day.slice(8, 10))];
  const elsewhere = yearAtHand !== undefined && yearOf(day) !== yearAtHand;
  if (locale === "en") {
    return `${date} ${ENGLISH_MONTHS[number - 1]}${elsewhere ? ` ${yearOf(day)}` : ""}`;
  }
  return `${elsewhere ? `${yearOf(day)}年` : ""}${number}月${date}日`;
}

/** A duration as a clock shows it: 18:36, 1:02:05. Seconds are cut, not rounded. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** The name in the page's language. */
export function nameIn(locale: Locale, named: { nameZh: string; nameEn: string }): string {
  return locale === "en" ? named.nameEn : named.nameZh;
}

const ENGLISH_MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];
