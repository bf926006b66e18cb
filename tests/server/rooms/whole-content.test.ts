import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import { SharedDocument } from "#server/rooms/shared-document";

const ROOM = {
  name: "sheet/m/d",
  parsed: { kind: "sheet", meetingId: "m", departmentId: "d" },
  companyId: "c",
} as const;
const BY = { personId: "p", via: null };
const NOTHING = Uint8Array.of(0);

const log = () => memoryUpdateLog(randomUUID);

function load(from: ReturnType<typeof log>): SharedDocument {
  const loaded = SharedDocument.load(from, ROOM, () => 0);
  if (!loaded.ok) throw new Error("memory does not fail");
  return loaded.value;
}

/** What somebody holds who had nothing and asked for all. */
function toldAll(document: SharedDocument): unknown {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document.encodeSince(NOTHING) ?? NOTHING);
  return [doc.getText("t").toString(), doc.getMap("meta").toJSON()];
}

/** A peer's change, taken and on disk. */
function write(
  from: ReturnType<typeof log>,
  document: SharedDocument,
  change: (text: Y.Text) => void,
) {
  const peer = new Y.Doc();
  Y.applyUpdate(peer, document.encodeSince(NOTHING) ?? NOTHING);
  const before = Y.encodeStateVector(peer);
  change(peer.getText("t"));
  expect(document.apply(Y.encodeStateAsUpdate(peer, before), BY)).toBe("applied");
  from.append(document.pending);
  document.settle();
}

test("whoever has nothing is told all of it after every change, also one that only deletes", () => {
  const disk = log();
  const document = load(disk);
  const meta = { version: 1 };
  expect(toldAll(document)).toEqual(["", meta]);
  write(disk, document, (text) => text.insert(0, "every word"));
  expect(toldAll(document)).toEqual(["every word", meta]);
  expect(toldAll(document)).toEqual(["every word", meta]);
  write(disk, document, (text) => text.delete(0, 6));
  expect(toldAll(document)).toEqual(["word", meta]);
});

test("a document loaded from its snapshot tells what came after it too", () => {
  const disk = log();
  const first = load(disk);
  write(disk, first, (text) => text.insert(0, "in the snapshot"));
  expect(first.compact().ok).toBe(true);
  expect(toldAll(first)).toEqual(toldAll(load(disk)));
  const second = load(disk);
  write(disk, second, (text) => text.insert(0, "not "));
  expect(toldAll(second)).toMatchObject(["not in the snapshot", {}]);
  expect(toldAll(load(disk))).toEqual(toldAll(second));
});

test("a malformed state vector is still told apart from having nothing", () => {
  expect(load(log()).encodeSince(Uint8Array.of(255))).toBeNull();
});
