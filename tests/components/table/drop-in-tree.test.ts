import { describe, expect, it } from "vitest";
import { dropInTree, placeBefore } from "~/components/table/drop-in-tree";

/** 毛利 over 整车 (with 新车 and 二手车) and 售后; then 费用. */
const rows = [
  { id: "profit", parent: null },
  { id: "cars", parent: "profit" },
  { id: "new", parent: "cars" },
  { id: "used", parent: "cars" },
  { id: "service", parent: "profit" },
  { id: "costs", parent: null },
];

describe("a row that is dropped on another one", () => {
  it("from below stands before it, on its level", () => {
    expect(dropInTree(rows, "costs", "used")).toEqual({ parent: "cars", after: "new" });
    expect(dropInTree(rows, "costs", "profit")).toEqual({ parent: null, after: null });
  });

  it("from above stands behind it, first among those under it where it has some", () => {
    expect(dropInTree(rows, "new", "service")).toEqual({ parent: "profit", after: "service" });
    expect(dropInTree(rows, "new", "used")).toEqual({ parent: "cars", after: "used" });
    const withCosts = [...rows, { id: "rent", parent: "costs" }];
    expect(dropInTree(withCosts, "new", "costs")).toEqual({ parent: "costs", after: null });
  });

  it("stays where it is on itself, under itself, or on a row that is gone", () => {
    expect(dropInTree(rows, "cars", "cars")).toBeNull();
    expect(dropInTree(rows, "profit", "used")).toBeNull();
    expect(dropInTree(rows, "cars", "gone")).toBeNull();
  });
});

it("the place before a row is behind the one before it on its level", () => {
  expect(placeBefore(rows, { id: "service", parent: "profit" })).toEqual({
    parent: "profit",
    after: "cars",
  });
  expect(placeBefore(rows, { id: "new", parent: "cars" })).toEqual({ parent: "cars", after: null });
});
