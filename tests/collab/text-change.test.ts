import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedText, diffText, offsetAfter, offsetBefore } from "~/collab/text-change";

/** Half a surrogate pair. */
const half = /\p{Surrogate}/u;

describe("diffText", () => {
  it("finds nothing between equal texts", () => {
    expect(diffText("销量", "销量")).toBeNull();
  });

  it("takes the caret for the end of what was typed among repeated characters", () => {
    expect(diffText("aaa", "aaaa", 2)).toEqual({ index: 1, remove: 0, insert: "a" });
    expect(diffText("aaa", "aaaa", 4)).toEqual({ index: 3, remove: 0, insert: "a" });
    expect(diffText("很很好", "很很很好", 1)).toEqual({ index: 0, remove: 0, insert: "很" });
  });

  it("takes the caret for the place of a deletion among repeated characters", () => {
    expect(diffText("aaa", "aa", 0)).toEqual({ index: 0, remove: 1, insert: "" });
    expect(diffText("aaa", "aa", 1)).toEqual({ index: 1, remove: 1, insert: "" });
  });

  it("stays small when the caret is far from the change", () => {
    const change = { index: 2, remove: 0, insert: "x" };
    expect(diffText("hello world", "hexllo world", 12)).toEqual(change);
    expect(diffText("hello world", "hexllo world", 0)).toEqual(change);
  });

  it("replaces a surrogate pair as a whole", () => {
    expect(diffText("a😀b", "a😁b", 3)).toEqual({ index: 1, remove: 2, insert: "😁" });
    // The same second half: U+1F600 and U+1FA00 differ in the first.
    expect(diffText("\u{1F600}", "\u{1FA00}", 2)).toEqual({
      index: 0,
      remove: 2,
      insert: "\u{1FA00}",
    });
  });

  it("always describes the result, with pairs whole, wherever the caret is", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "销", "😀", "😁", "\u{1FA00}") });
    fc.assert(
      fc.property(word, word, fc.nat(20), (before, after, caret) => {
        const change = diffText(before, after, caret);
        if (change === null) return before === after;
        const removed = before.slice(change.index, change.index + change.remove);
        return (
          changedText(before, change) === after && !half.test(change.insert) && !half.test(removed)
        );
      }),
    );
  });
});

describe("an offset carried across a change", () => {
  const change = { index: 2, remove: 2, insert: "xyz" };

  it("stays before it, shifts behind it, and falls back to its start inside it", () => {
    expect([0, 2, 3, 4, 5].map((offset) => offsetAfter(change, offset))).toEqual([0, 2, 2, 5, 6]);
    expect([0, 2, 4, 5, 6].map((offset) => offsetBefore(change, offset))).toEqual([0, 2, 2, 4, 5]);
    expect(offsetAfter(null, 7)).toBe(7);
  });
});
