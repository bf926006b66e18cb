import { expect, it } from "vitest";
import { pastedColumn } from "~/components/actuals/pasted-column";

it("a column goes into the fields from the cursor on, an empty line leaving its field", () => {
  expect(pastedColumn("11.5\r\n１２３０\r\nabc\r\n \r\n0.19\r\n", 2, 9)).toEqual({
    kind: "column",
    entries: [
      { line: 2, text: "11.5" },
      { line: 3, text: "１２３０" },
      { line: 4, text: "abc" },
      { line: 6, text: "0.19" },
    ],
    beyond: 0,
  });
});

it("what lies beyond the last field is counted, without its empty lines", () => {
  expect(pastedColumn("1\n2\n\n4", 7, 8)).toEqual({
    kind: "column",
    entries: [{ line: 7, text: "1" }],
    beyond: 2,
  });
});

it("of several columns none is taken; an empty one beside the figures is none", () => {
  expect(pastedColumn("M1\t1\nM2\t2", 0, 9)).toEqual({ kind: "several-columns" });
  expect(pastedColumn("1\t\n2\t ", 0, 9)).toMatchObject({
    entries: [
      { line: 0, text: "1" },
      { line: 1, text: "2" },
    ],
  });
});
