import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { judgeUpdate } from "#server/rooms/judge-update";
import { MAX_NESTING, MAX_UPDATE_PIECES } from "#server/rooms/settings";
import { SheetLimit } from "~/sheet/limits";
import { measurePageKey } from "~/sheet/page-key";
import { manyRows } from "../../fuzz/hostile-updates";
import { editSomething } from "../../support/random-edit";
import { seededRandom } from "./support/seeded-random";

/** Maps within a top-level map, one in the other. */
function nested(levels: number, base = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(base);
  let map = base.getMap<unknown>("findings");
  while (map.has("r")) map = map.get("r") as Y.Map<unknown>;
  base.transact(() => {
    for (let level = 0; level < levels; level += 1) {
      const inner = new Y.Map<unknown>();
      map.set("r", inner);
      map = inner;
    }
  });
  return Y.encodeStateAsUpdate(base, before);
}

/** A map: in a top-level one, or in the map of its own client at this clock. */
type Standing = "top" | number;

/** An update that adds maps of client 5 in stretches that each begin at clock 0. */
function maps(...stretches: (readonly Standing[])[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, stretches.length);
  for (const stretch of stretches) {
    for (const number of [stretch.length, 5, 0]) encoding.writeVarUint(encoder, number);
    for (const [index, standing] of stretch.entries()) {
      const [map, withKey] = [7, 32];
      encoding.writeUint8(encoder, map | withKey);
      encoding.writeVarUint(encoder, standing === "top" ? 1 : 0);
      if (standing === "top") encoding.writeVarString(encoder, "findings");
      else for (const number of [5, standing]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, `r${index}`);
      encoding.writeVarUint(encoder, 1);
    }
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Maps one in the other, in client 5's first clocks. */
function chain(levels: number): Standing[] {
  return Array.from({ length: levels }, (_, level) => (level === 0 ? "top" : level - 1));
}

/** A document in which somebody has written on every kind of thing. */
function written(seed: number): Y.Doc {
  const random = seededRandom(seed);
  const doc = new Y.Doc();
  for (let step = 0; step < 300; step += 1)
    editSomething(doc, random, [measurePageKey("M1"), measurePageKey("M2")]);
  return doc;
}

describe("an update is judged", () => {
  test.each([1, 2, 3])("as Yjs takes it apart, whatever people wrote (seed %i)", (seed) => {
    const update = Y.encodeStateAsUpdate(written(seed));
    const pieces = Y.decodeUpdate(update).structs.length;
    const value = { bytes: update.byteLength, pieces };
    expect(judgeUpdate(update, new Y.Doc())).toEqual({ ok: true, value });
    for (const end of [1, update.length >> 1, update.length - 1]) {
      expect(judgeUpdate(update.subarray(0, end), new Y.Doc()).ok).toBe(false);
    }
  });

  test("as malformed when it nests deeper than a document may, by itself or with what is there", () => {
    const malformed = { ok: false, error: "malformed" };
    expect(judgeUpdate(nested(MAX_NESTING), new Y.Doc()).ok).toBe(true);
    expect(judgeUpdate(nested(MAX_NESTING + 1), new Y.Doc())).toEqual(malformed);
    const base = new Y.Doc();
    const there = new Y.Doc();
    Y.applyUpdate(there, nested(MAX_NESTING, base));
    expect(judgeUpdate(nested(1, base), there)).toEqual(malformed);
  });

  test("as malformed when it hides how deep it nests behind what Yjs does not take", () => {
    const malformed = { ok: false, error: "malformed" };
    const flat: Standing[] = Array.from({ length: 30 }, () => "top");
    const there = new Y.Doc();
    expect(judgeUpdate(maps(chain(MAX_NESTING)), there).ok).toBe(true);
    // Yjs takes the last of a client that is named twice.
    expect(judgeUpdate(maps(flat, chain(MAX_NESTING + 2)), there)).toEqual(malformed);
    // And nothing of what it has.
    Y.applyUpdate(there, maps(chain(MAX_NESTING)));
    const lie: Standing[] = [...flat.slice(0, MAX_NESTING), MAX_NESTING - 1];
    expect(judgeUpdate(maps(lie), there)).toEqual(malformed);
  });

  test.each([1, 2, 3])(
    "as well-formed when Yjs has merged what several wrote (seed %i)",
    (seed) => {
      const random = seededRandom(seed);
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const;
      const sent: Uint8Array[] = [];
      for (const doc of docs) {
        doc.on("update", (update: Uint8Array, _, __, { local }: Y.Transaction) => {
          if (local) sent.push(update);
        });
      }
      for (let step = 0; step < 60; step += 1) {
        for (const doc of docs) editSomething(doc, random, [measurePageKey("M1")]);
        for (const doc of docs) for (const update of sent) Y.applyUpdate(doc, update);
        const some = sent.filter(() => random() < 0.5).toSorted(() => random() - 0.5);
        if (some.length === 0) continue;
        const merged = Y.mergeUpdates(some);
        const lacking = Y.diffUpdate(merged, Y.encodeStateVector(docs[step % 3] ?? docs[0]));
        expect(judgeUpdate(merged, new Y.Doc()).ok).toBe(true);
        expect(judgeUpdate(lacking, docs[1]).ok).toBe(true);
      }
    },
  );

  test("as malformed when what it deletes lies over one another, in one list or two", () => {
    const twice = [77, 2, 0, 9, 0, 9];
    const doc = new Y.Doc();
    expect(judgeUpdate(Uint8Array.from([0, 1, 77, 2, 0, 9, 9, 9]), doc).ok).toBe(true);
    expect(judgeUpdate(Uint8Array.from([0, 1, ...twice]), doc).ok).toBe(false);
    expect(judgeUpdate(Uint8Array.from([0, 2, 77, 1, 0, 9, 77, 1, 0, 9]), doc).ok).toBe(false);
  });

  test("as too much when it has more pieces than an update may, or more rows than a document", () => {
    const full = { ok: false, error: "full" };
    const doc = new Y.Doc();
    expect(judgeUpdate(manyRows(0, SheetLimit.rowsKept), doc).ok).toBe(true);
    expect(judgeUpdate(manyRows(0, SheetLimit.rowsKept + 1), doc)).toEqual(full);
    const crumbs = new Y.Doc();
    const cells = crumbs.getMap("tableCells");
    crumbs.transact(() => {
      for (let at = 0; at <= MAX_UPDATE_PIECES; at += 1) cells.set(String(at), new Y.Text());
    });
    expect(judgeUpdate(Y.encodeStateAsUpdate(crumbs), doc)).toEqual(full);
  });
});
