import { describe, expect, it } from "vitest";
import {
  periodsOf,
  type Drafts,
  type RowDrafts,
} from "~/components/scorecard-editor/levels/level-grid";
import { pasteBlock } from "~/components/scorecard-editor/levels/paste-block";
import { levelRow } from "./level-row";

const rows = [levelRow({}, {}, "pcs", "first"), levelRow({}, {}, "%", "second")];
const grid = { rows, periods: periodsOf(2021), drafts: {} };

describe("a block from a spreadsheet", () => {
  it("goes from the cursor to the right and down, over the border of a measure", () => {
    const { drafts, taken, outside } = pasteBlock("1\t2\r\n3\t4\r\n", { line: 3, column: 1 }, grid);
    expect(texts(drafts)).toEqual({
      first: { "2021-01 threshold": "1", "2021-02 threshold": "2" },
      second: { "2021-01 challenge2": "3", "2021-02 challenge2": "4" },
    });
    expect([taken, outside]).toEqual([4, 0]);
  });

  it("keeps cells that cannot be read where they were pasted", () => {
    const { drafts } = pasteBlock("n/a\t10.5%", { line: 4, column: 0 }, grid);
    expect(texts(drafts)).toEqual({
      second: { "2021 challenge2": "n/a", "2021-01 challenge2": "10.5%" },
    });
  });

  it("says how many cells had no place", () => {
    const { drafts, taken, outside } = pasteBlock("1\t2\n3\t\n5\t6", { line: 6, column: 12 }, grid);
    expect(texts(drafts)).toEqual({ second: { "2021-12 target": "1", "2021-12 threshold": "3" } });
    expect([taken, outside]).toEqual([2, 3]);
  });

  it("leaves other drafts alone and takes an empty cell as a removal", () => {
    const withLevel = [levelRow({ "2021-01": { target: 5 } }, {}, "pcs", "first")];
    const before = { first: { "2021-05 target": { text: "7", seen: null } } };
    const pasted = pasteBlock(
      "\t8",
      { line: 2, column: 1 },
      { ...grid, rows: withLevel, drafts: before },
    );
    expect(texts(pasted.drafts)).toEqual({
      first: { "2021-05 target": "7", "2021-01 target": "", "2021-02 target": "8" },
    });
  });
});

/** What stands in the cells. */
function texts(drafts: Drafts) {
  const textsOf = (own: RowDrafts) =>
    Object.fromEntries(Object.entries(own).map(([key, { text }]) => [key, text]));
  return Object.fromEntries(Object.entries(drafts).map(([id, own]) => [id, textsOf(own)]));
}
