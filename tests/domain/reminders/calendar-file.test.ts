import { describe, expect, it } from "vitest";
import { calendarFile, escapeText, foldLine } from "~/domain/reminders/calendar-file";

const octets = (line: string) => new TextEncoder().encode(line).length;

const unfold = (file: string) => file.replaceAll("\r\n ", "");

const event = {
  uid: "follow-up-a@liangdeng",
  day: "2021-02-28",
  summary: "改善措施到期：客流, 试驾; 成交\\跟进",
  description: "第一行\n第二行",
};

const file = () =>
  calendarFile({ name: "亮灯", events: [event], madeAt: Date.UTC(2021, 2, 5, 1, 2, 3) });

describe("a calendar file", () => {
  it("[CF1] has no line longer than 75 octets, and folding cuts no sign", () => {
    const line = `SUMMARY:${"改善措施😀".repeat(30)}`;
    const folded = foldLine(line);
    const lines = folded.split("\r\n");
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every((each) => octets(each) <= 75)).toBe(true);
    expect(lines.slice(1).every((each) => each.startsWith(" "))).toBe(true);
    expect(unfold(folded)).toBe(line);
    expect(folded).not.toContain("\uFFFD");
  });

  it("[CF1] leaves a line of exactly 75 octets whole", () => {
    expect(foldLine("x".repeat(75))).toBe("x".repeat(75));
    expect(foldLine("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
  });

  it("[CF2] escapes what means something in it, and drops control characters", () => {
    expect(escapeText("a\\b;c,d\r\ne\u0000f\tg")).toBe("a\\\\b\\;c\\,d\\nefg");
    expect(unfold(file())).toContain("SUMMARY:改善措施到期：客流\\, 试驾\\; 成交\\\\跟进\r\n");
    expect(unfold(file())).toContain("DESCRIPTION:第一行\\n第二行\r\n");
  });

  it("[CF2] nobody's words can begin a line of their own", () => {
    const summary = "x\r\nEND:VCALENDAR\nATTENDEE:mailto:a@b.example";
    const made = calendarFile({ name: "n", events: [{ ...event, summary }], madeAt: 0 });
    expect(
      unfold(made)
        .split("\r\n")
        .filter((line) => line.startsWith("ATTENDEE")),
    ).toEqual([]);
    expect(
      unfold(made)
        .split("\r\n")
        .filter((line) => line === "END:VCALENDAR"),
    ).toHaveLength(1);
  });

  it("[CF3] writes whole days, to the day after, over the end of a month", () => {
    expect(file()).toContain("DTSTART;VALUE=DATE:20210228\r\nDTEND;VALUE=DATE:20210301\r\n");
  });

  it("[CF4] stamps every event and keeps its identity", () => {
    expect(file()).toContain("UID:follow-up-a@liangdeng\r\nDTSTAMP:20210305T010203Z\r\n");
  });

  it("[CF5] begins and ends as a calendar, with CR LF throughout", () => {
    expect(file().startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")).toBe(true);
    expect(file().endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")).toBe(true);
    expect(file().replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });
});
