import { expect, it } from "vitest";
import {
  blockBetween,
  clampPlace,
  isInBlock,
  isSingle,
  neighbourInOrder,
} from "~/components/grid/place";

const size = { lines: 3, columns: 2 };

it("two cells span the same block from whichever corner", () => {
  const block = { top: 0, left: 1, bottom: 2, right: 4 };
  expect(blockBetween({ line: 2, column: 1 }, { line: 0, column: 4 })).toEqual(block);
  expect(blockBetween({ line: 0, column: 4 }, { line: 2, column: 1 })).toEqual(block);
  expect(isInBlock(block, { line: 1, column: 4 })).toBe(true);
  expect(isInBlock(block, { line: 1, column: 0 })).toBe(false);
  expect(isSingle(block)).toBe(false);
});

it("a place outside is drawn to the grid's edge", () => {
  expect(clampPlace({ line: -1, column: 9 }, size)).toEqual({ line: 0, column: 1 });
});

it("cells follow each other line by line, and the last one is followed by none", () => {
  expect(neighbourInOrder({ line: 0, column: 1 }, 1, size)).toEqual({ line: 1, column: 0 });
  expect(neighbourInOrder({ line: 1, column: 0 }, -1, size)).toEqual({ line: 0, column: 1 });
  expect(neighbourInOrder({ line: 2, column: 1 }, 1, size)).toBeNull();
  expect(neighbourInOrder({ line: 0, column: 0 }, -1, size)).toBeNull();
});
