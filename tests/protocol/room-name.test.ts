import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatRoomName } from "~/protocol/room-name";
import { hasDocument, parseRoomName } from "~/protocol/read-room-name";

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

describe("room names", () => {
  test("every name that is written is read back as the same room", () => {
    const room = fc.oneof(
      fc.record({ kind: fc.constant("sheet" as const), meetingId: id, departmentId: id }),
      fc.record({ kind: fc.constantFrom("closing" as const, "meeting" as const), meetingId: id }),
      fc.record({ kind: fc.constant("company" as const), companyId: id }),
    );
    fc.assert(
      fc.property(room, (name) => {
        expect(parseRoomName(formatRoomName(name))).toEqual(name);
      }),
    );
  });

  test("any string is read as a room that is written the same way, or as none", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const room = parseRoomName(text);
        if (room) expect(formatRoomName(room)).toBe(text);
      }),
    );
  });

  test.each([
    "",
    "sheet",
    "sheet/m",
    "sheet/m/",
    "sheet/m/d/x",
    "closing/m/d",
    "meeting/",
    "meeting/m/",
    "company/c/d",
    "other/m",
    "sheet/../d",
    "sheet/m/d?x",
    `meeting/${"a".repeat(65)}`,
    "meeting/会议",
  ])("%j is no room", (name) => {
    expect(parseRoomName(name)).toBeNull();
  });

  test("a meeting's and a company's room have no document", () => {
    expect(hasDocument({ kind: "company", companyId: "c" })).toBe(false);
    expect(hasDocument({ kind: "meeting", meetingId: "m" })).toBe(false);
    expect(hasDocument({ kind: "closing", meetingId: "m" })).toBe(true);
  });
});
