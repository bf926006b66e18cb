import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterLocal,
  afterRemote,
  aligned,
  alignedWithField,
  textOffset,
  viewOffset,
  type Alignment,
} from "~/collab/text-alignment";
import { changedText } from "~/collab/text-change";

const lengths = (alignment: Alignment) => {
  const sum = (kinds: string[]) =>
    alignment.reduce((n, run) => n + (kinds.includes(run.kind) ? run.length : 0), 0);
  return { text: sum(["both", "text"]), view: sum(["both", "view"]) };
};

describe("an alignment of field and document", () => {
  it("keeps what others insert and delete on the document's side", () => {
    const alignment = afterRemote(aligned(5), [{ retain: 1 }, { insert: "xy" }, { delete: 2 }]);
    expect(alignment).toEqual([
      { kind: "both", length: 1 },
      { kind: "text", length: 2 },
      { kind: "view", length: 2 },
      { kind: "both", length: 2 },
    ]);
  });

  it("forgets what others inserted and deleted again", () => {
    const inserted = afterRemote(aligned(4), [{ retain: 2 }, { insert: "xyz" }]);
    expect(afterRemote(inserted, [{ retain: 2 }, { delete: 3 }])).toEqual(aligned(4));
  });

  it("carries a typed word to its place behind others' words", () => {
    const alignment = afterRemote(aligned(4), [{ insert: "xyz" }]);
    const { edits } = afterLocal(alignment, { index: 2, remove: 0, insert: "w" });
    expect(edits).toEqual([{ index: 5, remove: 0, insert: "w" }]);
  });

  it("deletes only characters that the person saw", () => {
    // "abcd" is selected and replaced while somebody writes XX into its middle.
    const alignment = afterRemote(aligned(4), [{ retain: 2 }, { insert: "XX" }]);
    const { edits } = afterLocal(alignment, { index: 0, remove: 4, insert: "new" });
    expect(edits.reduce(changedText, "abXXcd")).toBe("newXX");
  });

  it("does not delete twice what somebody else has deleted already", () => {
    const alignment = afterRemote(aligned(4), [{ retain: 1 }, { delete: 2 }]);
    const { edits } = afterLocal(alignment, { index: 0, remove: 4, insert: "" });
    expect(edits.reduce(changedText, "ad")).toBe("");
  });

  it("keeps a caret behind its left neighbour and a selection's start before its right one", () => {
    const alignment = afterRemote(aligned(2), [{ retain: 1 }, { insert: "xx" }]);
    expect(textOffset(alignment, 1, "left")).toBe(1);
    expect(textOffset(alignment, 1, "right")).toBe(3);
    expect(viewOffset(alignment, 2, "left")).toBe(1);
    expect(viewOffset(alignment, 4, "left")).toBe(2);
  });

  it("knows which line breaks a field does not show", () => {
    expect(textOffset(alignedWithField("a\r\nb", "a\nb"), 2, "left")).toBe(3);
    expect(alignedWithField("a\rb", "a\nb")).toEqual(aligned(3));
    expect(textOffset(alignedWithField("a\nb\nc", "abc"), 3, "left")).toBe(5);
  });

  it("stays true of both sides through any mixture of changes", () => {
    const step = fc.record({
      local: fc.boolean(),
      at: fc.nat(1000),
      remove: fc.nat(4),
      insert: fc.string({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: "max" }), (steps) => {
        let [text, view] = ["0123456789", "0123456789"];
        let alignment = aligned(10);
        for (const { local, at, remove, insert } of steps) {
          const side = local ? view : text;
          const index = at % (side.length + 1);
          const change = { index, remove: Math.min(remove, side.length - index), insert };
          if (local) {
            const result = afterLocal(alignment, change);
            alignment = result.alignment;
            view = changedText(view, change);
            text = result.edits.reduce(changedText, text);
          } else {
            const delta = [{ retain: index }, { insert }, { delete: change.remove }];
            alignment = afterRemote(alignment, delta);
            text = changedText(text, change);
          }
          expect(lengths(alignment)).toEqual({ text: text.length, view: view.length });
          expect(sharedParts(alignment, text, "text")).toBe(sharedParts(alignment, view, "view"));
        }
      }),
    );
  });
});

/** What of a side stands on the other as well. */
function sharedParts(alignment: Alignment, side: string, own: "text" | "view"): string {
  let offset = 0;
  let shared = "";
  for (const { kind, length } of alignment) {
    if (kind === "both") shared += side.slice(offset, offset + length);
    if (kind === "both" || kind === own) offset += length;
  }
  return shared;
}
