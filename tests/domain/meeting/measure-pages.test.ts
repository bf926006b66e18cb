import { describe, expect, it } from "vitest";
import {
  LAST_PAGE,
  movePage,
  nextOrdinal,
  orderPages,
  pageCode,
} from "~/domain/meeting/measure-pages";
import { measurePageKey, parsePageKey } from "~/sheet/page-key";

const free = () => false;

describe("the pages of a measure", () => {
  it("[MP1] are numbered from 2, and no number is given again", () => {
    expect(nextOrdinal([], "M9", free)).toBe(2);
    expect(nextOrdinal([2, 3], "M9", free)).toBe(4);
    // 3 was removed: its words are still under its number.
    expect(nextOrdinal([2, 4], "M9", free)).toBe(5);
  });

  it("[MP1] are not called what another measure is called", () => {
    expect(nextOrdinal([], "M9", (code) => code === "M9-2")).toBe(3);
  });

  it("[MP1] end at a number that a page's key can hold", () => {
    expect(nextOrdinal([LAST_PAGE - 1], "M9", free)).toBe(LAST_PAGE);
    expect(nextOrdinal([LAST_PAGE], "M9", free)).toBeNull();
    expect(parsePageKey(measurePageKey("m9", LAST_PAGE))?.ordinal).toBe(LAST_PAGE);
  });

  it("are called by their measure's code and their number", () => {
    expect([1, 2, 12].map((ordinal) => pageCode("M9", ordinal))).toEqual(["M9", "M9-2", "M9-12"]);
  });

  it("[MP2] stand in their arranged order, equal places by their number", () => {
    const pages = [
      { ordinal: 4, position: 1 },
      { ordinal: 3, position: 2 },
      { ordinal: 2, position: 1 },
    ];
    expect(orderPages(pages).map(({ ordinal }) => ordinal)).toEqual([2, 4, 3]);
  });

  it("[MP2] are moved a place at a time, and not past either end", () => {
    expect(movePage([2, 3, 4], 3, -1)).toEqual([3, 2, 4]);
    expect(movePage([2, 3, 4], 3, 1)).toEqual([2, 4, 3]);
    expect(movePage([2, 3, 4], 2, -1)).toEqual([2, 3, 4]);
    expect(movePage([2, 3, 4], 4, 1)).toEqual([2, 3, 4]);
    expect(movePage([2, 3], 9, 1)).toEqual([2, 3]);
  });
});
