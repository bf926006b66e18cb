import { expect, it } from "vitest";
import { markedPieces } from "~/components/sheet/text-marks";

const mark = (key: string, anchor: number, head: number) => ({ key, anchor, head });
const keys = (marks: readonly { key: string }[]) => marks.map(({ key }) => key);
const shape = (value: string, marks: Parameters<typeof markedPieces>[1]) =>
  markedPieces(value, marks).map(({ text, carets, covered }) => [
    text,
    keys(carets),
    keys(covered),
  ]);

it("leaves a text without marks in one piece, and an empty one in none", () => {
  expect(shape("abc", [])).toEqual([["abc", [], []]]);
  expect(shape("", [])).toEqual([]);
});

it("cuts at carets, and keeps a piece for one at the very end", () => {
  expect(shape("abc", [mark("1", 1, 1), mark("2", 3, 3)])).toEqual([
    ["a", [], []],
    ["bc", ["1"], []],
    ["", ["2"], []],
  ]);
});

it("covers what somebody has selected, whichever way", () => {
  expect(shape("abcd", [mark("1", 3, 1), mark("2", 2, 4)])).toEqual([
    ["a", [], []],
    ["b", ["1"], ["1"]],
    ["c", [], ["1", "2"]],
    ["d", [], ["2"]],
    ["", ["2"], []],
  ]);
});

it("takes an offset beyond the text for its end", () => {
  expect(shape("ab", [mark("1", 9, 9)])).toEqual([
    ["ab", [], []],
    ["", ["1"], []],
  ]);
});
