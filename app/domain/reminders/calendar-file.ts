/** A calendar as RFC 5545 writes it: all-day events in a file that calendars subscribe to. Rules CF1–CF5. */
import type { Day } from "../scorecard/month";
import { addDays } from "./zone-time";

/** Something on a day. */
export interface CalendarEvent {
  /** The same for the same thing for ever, so that calendars move it instead of doubling it. */
  readonly uid: string;
  readonly day: Day;
  readonly summary: string;
  readonly description: string;
}

/** What the whole calendar says of itself. */
export interface Calendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** When it was made, ms since 1970 UTC. */
  readonly madeAt: number;
}

/** [CF1] The longest line, in octets of UTF-8, without its line break. */
const LONGEST_LINE = 75;

const PRODUCT = "-//Liangdeng//Scorecard review//ZH";

/** The file's text, every line ended by CR LF. */
export function calendarFile({ name, events, madeAt }: Calendar): string {
  const stamp = `${new Date(madeAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

/** [CF3] [CF4] An event without a time of day; its end is the day after, which it does not include. */
function eventLines({ uid, day, summary, description }: CalendarEvent, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll("-", "")}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** [CF2] A text value: line breaks become `\n`; what else is no printable sign is left out. */
export function escapeText(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

/** [CF1] Breaks a line where it would become too long, never inside a sign. */
export function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > LONGEST_LINE) {
      folded += "\r\n ";
      // The space at the start of the next line counts.
      octets = 1;
    }
    folded += sign;
    octets += size;
  }
  return folded;
}
