import { roundHalfAway } from "~/domain/scorecard/decimal";
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

/**
 * A figure as it is shown and judged: its decimals, a real minus sign, no grouping (the field's
 * tables have none).
 */
export function formatNumber(value: number, decimals: number): string {
  return roundHalfAway(value, decimals).toFixed(decimals).replace(/^-/, "\u2212");
}

/** A moment of the product's clock in a time zone: 2021年3月5日 09:12, 5 Mar 2021, 09:12. */
export function formatMoment(locale: Locale, ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone,
    year: "numeric",
    month: locale === "en" ? "short" : "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(ms);
}

/** A moment within a year: 3月5日 09:12, 5 Mar, 09:12. */
export function formatShortMoment(locale: Locale, ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone,
    month: locale === "en" ? "short" : "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(ms);
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
