import { describe, expect, test } from "vitest";
import type { Projection } from "#server/rooms/ports";
import { formatRoomName } from "~/protocol/room-name";
import { closingText } from "~/sheet/closing-document";
import { addFinding } from "~/sheet/findings";
import { projectedAfter } from "../support/projected-after";
import { projectedMeeting } from "./projected-meeting";

const BY = { personId: null, companyId: null };

/** A projection that fails as often as told, and counts its attempts. */
function failing(times: number) {
  const counted = { attempts: 0 };
  const wrap = (projection: Projection): Projection => ({
    ...projection,
    project(room, doc, seq) {
      counted.attempts += 1;
      if (counted.attempts <= times) throw new Error("disk full");
      projection.project(room, doc, seq);
    },
  });
  return { counted, wrap };
}

describe("words on disk that are not in the rows", () => {
  test("are projected before somebody relies on the rows, though nobody has opened the room", () => {
    const { start, commitOnly, rows, sheet, sheetOfOthers, closing, page, meetingId } =
      projectedMeeting();
    commitOnly(sheet, (doc) => addFinding(doc, null, { page, kind: "problem", text: "一" }));
    commitOnly(closing, (doc) => closingText(doc, "remarks").insert(0, "二"));
    const hub = start();
    expect(hub.projectNow(`sheet/${meetingId}/`)).toBe(true);
    expect(rows().findings).toMatchObject([{ text: "一" }]);
    expect(rows().closing).toEqual([]);
    expect(hub.projectNow(`closing/${meetingId}`)).toBe(true);
    expect(rows().closing).toMatchObject([{ remarks: "二" }]);
    expect(hub.projectNow(formatRoomName(sheetOfOthers))).toBe(true);
    expect(hub.stats().rooms).toBe(0);
  });

  test("behind what was projected before, too", () => {
    const { start, commitOnly, rows, sheet, page } = projectedMeeting();
    const write = (text: string) => (doc: Parameters<typeof addFinding>[0]) =>
      addFinding(doc, null, { page, kind: "problem", text });
    const hub = start();
    hub.edit(sheet, BY, write("一"));
    commitOnly(sheet, write("二"));
    expect(start().projectNow("")).toBe(true);
    expect(rows().findings.map(({ text }) => text)).toEqual(["一", "二"]);
  });

  test("are projected after the start, a room in a turn", async () => {
    const { start, commitOnly, rows, sheet, sheetOfOthers, page, pageOfOthers } =
      projectedMeeting();
    commitOnly(sheet, (doc) => addFinding(doc, null, { page, kind: "risk", text: "一" }));
    commitOnly(sheetOfOthers, (doc) =>
      addFinding(doc, null, { page: pageOfOthers, kind: "risk", text: "二" }),
    );
    const hub = start();
    const caughtUp = hub.catchUp();
    expect(rows().findings).toEqual([]);
    await caughtUp;
    expect(rows().findings).toHaveLength(2);
    expect(hub.stats().rooms).toBe(0);
  });

  test("are said to be missing as long as the projection fails", () => {
    const { start, rows, sheet, page } = projectedMeeting();
    const { wrap } = failing(3);
    const hub = start(wrap);
    // Fails while the room is unloaded, and twice when asked.
    hub.edit(sheet, BY, (doc) => addFinding(doc, null, { page, kind: "problem", text: "一" }));
    expect(hub.projectNow("sheet/")).toBe(false);
    expect(hub.projectNow("sheet/")).toBe(false);
    expect(rows().findings).toEqual([]);
    expect(hub.projectNow("sheet/")).toBe(true);
    expect(rows().findings).toHaveLength(1);
  });

  test("are tried again by themselves after a projection has failed", async () => {
    const { start, rows, sheet, page } = projectedMeeting();
    const hub = start(failing(2).wrap, { projections: projectedAfter(1) });
    hub.edit(sheet, BY, (doc) => addFinding(doc, null, { page, kind: "problem", text: "一" }));
    while (rows().findings.length === 0) await new Promise(setImmediate);
    expect(hub.projectNow("")).toBe(true);
  });

  test("are said to be missing when their room cannot be loaded or the rows not be asked", () => {
    const { start, services, commitOnly, sheet, page } = projectedMeeting();
    commitOnly(sheet, (doc) => addFinding(doc, null, { page, kind: "problem", text: "一" }));
    services.database.raw.prepare("UPDATE room_update SET bytes = x'ff'").run();
    expect(start().projectNow("")).toBe(false);
    const deaf = (projection: Projection): Projection => ({
      ...projection,
      behind() {
        throw new Error("locked");
      },
    });
    expect(start(deaf).projectNow("")).toBe(false);
  });
});

test("opening a room whose rows are up to date projects nothing", () => {
  const { start, sheet, page } = projectedMeeting();
  const { counted, wrap } = failing(0);
  const hub = start(wrap);
  hub.edit(sheet, BY, (doc) => addFinding(doc, null, { page, kind: "problem", text: "一" }));
  const before = counted.attempts;
  hub.read(sheet, null, () => undefined);
  hub.projectNow("");
  expect(counted.attempts).toBe(before);
});
