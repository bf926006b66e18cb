import { describe, expect, it } from "vitest";
import {
  blockTexts,
  everything,
  nameAt,
  placeSelection,
  stepFrom,
} from "~/components/table/selection";
import { blockBetween } from "~/components/grid/place";
import { column, layOut, row, tableOf } from "./lay-out";

const columns = [
  column("model", { name: "车型", kind: "text" }),
  column("profit", { name: "毛利", total: "sum" }),
];
const a = row("a", { cells: { model: "301", profit: "-5" } });
const b = row("b", { cells: { model: "408", profit: "many" } });
const grid = layOut(tableOf([a, b], columns));
const selection = {
  anchor: { row: "a", column: "profit" },
  head: { row: "b", column: "model" },
};

describe("a selection", () => {
  it("stays with its cells when others move rows and columns", () => {
    expect(placeSelection(grid, selection)?.anchor).toEqual({ line: 0, column: 1 });
    const moved = layOut(tableOf([b, a], columns.toReversed()));
    expect(placeSelection(moved, selection)?.anchor).toEqual({ line: 1, column: 0 });
  });

  it("is the one cell again when the row that it was stretched to is gone, and ends with its own", () => {
    const withoutHead = layOut(tableOf([a], columns));
    expect(placeSelection(withoutHead, selection)?.block).toEqual(
      blockBetween({ line: 0, column: 1 }, { line: 0, column: 1 }),
    );
    expect(placeSelection(layOut(tableOf([b], columns)), selection)).toBeNull();
  });

  it("does not leave the table", () => {
    expect(stepFrom(grid, { line: 2, column: 1 }, { line: 5, column: 5 })).toEqual({
      line: 2,
      column: 1,
    });
    expect(nameAt(grid, { line: 9, column: 0 })).toBeNull();
  });
});

describe("what is copied", () => {
  it("has plain minus signs, and what was typed where it cannot be read", () => {
    expect(blockTexts(grid, blockBetween({ line: 0, column: 1 }, { line: 1, column: 1 }))).toEqual([
      ["-5"],
      ["many"],
    ]);
  });

  it("brings the heads and the totals along when it is everything", () => {
    const { from, to } = everything(grid);
    expect(blockTexts(grid, blockBetween(from, to))).toEqual([
      ["车型", "毛利"],
      ["301", "-5"],
      ["408", "many"],
      ["合计", expect.any(String)],
    ]);
  });
});
