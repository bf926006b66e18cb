import { describe, expect, it } from "vitest";
import {
  connectionNotice,
  loudestNotice,
  mayType,
  onlyHere,
  unsentTexts,
  type ConnectionState,
  type Hindrance,
  type RoomStatus,
} from "~/collab/connection-state";
import type { Keeping } from "~/collab/word-keeper";

const open = { kind: "open", mayEdit: true, sealed: false, synced: true } as const;
const away = { kind: "reconnecting", since: 0, mayEdit: true, sealed: false } as const;
const ended = { kind: "refused", reason: "signed-out", unsent: [] } as const;
const forbidden = { ...ended, reason: "forbidden" } as const;
const taken = { ...ended, reason: "other-person" } as const;

const status = (
  state: ConnectionState,
  unsaved = false,
  overdue = false,
  keeping: Keeping = "nowhere",
  hindrance: Hindrance | null = null,
): RoomStatus => ({ state, unsaved, overdue, keeping, hindrance });

describe("what is said about a connection", () => {
  it.each([
    ["saved", status(open)],
    ["saving", status(open, true)],
    ["unsaved", status(open, true, true)],
    ["read-only", status({ ...open, mayEdit: false })],
    ["closed", status({ ...open, mayEdit: false, sealed: true })],
    ["connecting", status({ ...open, synced: false })],
    ["connecting", status({ kind: "connecting", since: 0 })],
    ["reconnecting", status(away)],
    ["unsaved", status(away, true)],
    ["no-storage", status(away, false, false, "kept", "no-storage")],
    ["no-storage-kept", status(away, true, false, "kept", "no-storage")],
    ["no-storage-kept", status(open, true, false, "kept", "no-storage")],
    ["unsaved", status(away, true, false, "nowhere", "no-storage")],
    ["too-fast", status(away, false, false, "kept", "too-fast")],
    ["too-fast", status({ kind: "connecting", since: 0 }, false, false, "kept", "too-fast")],
    ["too-fast-kept", status(away, true, false, "kept", "too-fast")],
    ["unsaved", status(away, true, false, "nowhere", "too-fast")],
    ["signed-out", status(ended)],
    ["signed-out-unsaved", status(ended, true)],
    ["other-person", status(taken)],
    ["other-person-unsaved", status(taken, true)],
    ["unavailable", status(forbidden)],
    ["refused", status(forbidden, true)],
    ["refused", status({ kind: "refused-edits", code: "sealed", unsent: ["x"] }, true)],
  ])("is %s", (notice, of) => {
    expect(connectionNotice(of)).toBe(notice);
  });

  it.each([
    ["saving", status(open, true, false, "kept")],
    ["kept", status(open, true, true, "kept")],
    ["keeping", status(away, true, false, "writing")],
    ["kept", status(away, true, false, "kept")],
    ["kept", status({ kind: "connecting", since: 0 }, true, false, "kept")],
    ["reconnecting", status(away, false, false, "kept")],
    ["signed-out-unsaved", status(ended, true, false, "writing")],
    ["signed-out-kept", status(ended, true, false, "kept")],
    ["other-person-kept", status(taken, true, false, "kept")],
    ["refused", status(forbidden, true, false, "kept")],
  ])("is %s where words are kept in the browser, and not before they are", (notice, of) => {
    expect(connectionNotice(of)).toBe(notice);
    const safe = notice.endsWith("kept") || notice === "reconnecting";
    if (safe) expect(onlyHere(of)).toBe(false);
  });

  it("is of several rooms the loudest", () => {
    expect(loudestNotice(["saved", "unsaved", "reconnecting"])).toBe("unsaved");
    expect(loudestNotice([])).toBe("saved");
  });
});

describe("typing", () => {
  it("begins when the whole content is here and goes on while the connection is away", () => {
    expect(mayType(status({ ...open, synced: false }))).toBe(false);
    expect(mayType(status(open))).toBe(true);
    expect(mayType(status(away, true))).toBe(true);
  });

  it("is over for whom the server refused or who may only read", () => {
    expect(mayType(status({ ...away, mayEdit: false }))).toBe(false);
    expect(mayType(status({ kind: "refused-edits", code: "sealed", unsent: [] }))).toBe(false);
    expect(mayType(status(ended))).toBe(false);
  });

  it("leaves what was not taken to its author", () => {
    expect(unsentTexts(status({ ...forbidden, unsent: ["x"] }, true))).toEqual(["x"]);
    for (const passing of [ended, taken]) {
      expect(unsentTexts(status({ ...passing, unsent: ["x"] }, true))).toEqual([]);
    }
    expect(unsentTexts(status(open))).toEqual([]);
  });
});
