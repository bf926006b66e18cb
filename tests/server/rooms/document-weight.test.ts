import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DocumentWeight } from "#server/rooms/document-weight";
import { MAX_DOCUMENT, RESERVE, RESERVE_EACH } from "#server/rooms/settings";

const STROKE = { bytes: 30, pieces: 1 };

function fullDocument(): Y.Doc {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "x".repeat(MAX_DOCUMENT.bytes));
  return doc;
}

/** How many strokes of a person are taken, of at most so many. */
function strokes(weight: DocumentWeight, person: string, doc: Y.Doc, most: number): number {
  let taken = 0;
  while (taken < most && weight.takes(STROKE, person, { doc })) taken += 1;
  return taken;
}

describe("a full document", () => {
  test("takes what people type, from each only a part of what is kept for that", () => {
    const doc = fullDocument();
    const weight = new DocumentWeight(doc, MAX_DOCUMENT.bytes);
    const share = Math.floor((MAX_DOCUMENT.pieces * RESERVE * RESERVE_EACH) / STROKE.pieces);
    const taken = strokes(weight, "greedy", doc, 1_000_000);
    expect(taken).toBeGreaterThan(share / 2);
    expect(taken).toBeLessThanOrEqual(share);
    expect(strokes(weight, "another", doc, 100)).toBe(100);
  });

  test("takes nothing large", () => {
    const doc = fullDocument();
    const weight = new DocumentWeight(doc, MAX_DOCUMENT.bytes);
    expect(weight.takes({ bytes: 20_000, pieces: 1 }, "p", { doc })).toBe(false);
    expect(weight.takes({ bytes: 100, pieces: 101 }, "p", { doc })).toBe(false);
  });

  test("has room again when something was deleted", () => {
    const doc = fullDocument();
    const weight = new DocumentWeight(doc, MAX_DOCUMENT.bytes);
    doc.getText("t").delete(0, MAX_DOCUMENT.bytes / 2);
    expect(weight.takes({ bytes: 20_000, pieces: 1 }, "p", { doc })).toBe(true);
  });

  test("on disk but not in memory is no full one: updates and deletions weigh less than their log", () => {
    const doc = new Y.Doc();
    const weight = new DocumentWeight(doc, MAX_DOCUMENT.bytes * 2);
    expect(weight.takes({ bytes: 20_000, pieces: 1 }, "p", { doc })).toBe(true);
  });
});
