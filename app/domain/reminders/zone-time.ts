/** Hours and days as people in a time zone see them. Rules ZT1–ZT2. */
import { dayInZone, type Day } from "../scorecard/month";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * [ZT1] The hour of the day, 0 to 23, in a time zone.
 *
 * @param ms milliseconds since 1970 UTC. @param timeZone an IANA name.
 */
export function hourInZone(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hour: "2-digit",
    hourCycle: "h23",
    numberingSystem: "latn",
  });
  return Number(format.format(ms));
}

/**
 * [ZT2] The moment at which a day begins in a time zone, ms since 1970 UTC: its first, should
 * midnight not exist there on that day.
 */
export function startOfDay(day: Day, timeZone: string): number {
  // No zone is further than 14 hours from UTC, and every offset in use is whole quarters of an hour.
  let before = Date.parse(`${day}T00:00:00Z`) - 15 * HOUR_MS;
  let from = before + 30 * HOUR_MS;
  while (from - before > HOUR_MS / 4) {
    const middle = before + Math.round((from - before) / (HOUR_MS / 2)) * (HOUR_MS / 4);
    if (dayInZone(middle, timeZone) >= day) from = middle;
    else before = middle;
  }
  return from;
}

/** The day `count` days later; earlier for a negative count. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
