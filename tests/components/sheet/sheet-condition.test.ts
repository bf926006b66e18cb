import { expect, it } from "vitest";
import type { ConnectionState } from "~/collab/connection-state";
import { sheetCondition } from "~/components/sheet/sheet-condition";

const of = (state: ConnectionState, patient = true) => sheetCondition(state, patient);
const open = { kind: "open", mayEdit: true, sealed: false, synced: true } as const;

it("a page that can be written on has nothing to say, even while the connection is away", () => {
  expect(of(open)).toBeNull();
  expect(of({ kind: "reconnecting", since: 0, mayEdit: true, sealed: false })).toBeNull();
});

it("a page is loading until its whole content is here", () => {
  expect(sheetCondition(null, true)).toBe("loading");
  expect(of({ kind: "connecting", since: 0 })).toBe("loading");
  expect(of({ ...open, synced: false })).toBe("loading");
});

it("a page that takes long to connect says that it is not connected", () => {
  expect(of({ kind: "connecting", since: 0 }, false)).toBe("disconnected");
});

it("a closed meeting's page says so rather than that one may not write", () => {
  expect(of({ ...open, mayEdit: false, sealed: true })).toBe("sealed");
  expect(of({ ...open, mayEdit: false })).toBe("readOnly");
  expect(of({ kind: "refused-edits", code: "sealed", unsent: [] })).toBe("sealed");
});
