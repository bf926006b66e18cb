import type { Locale } from "./zh-CN";

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
