import { expect, it } from "vitest";
import { csvRow } from "~/domain/text/csv";

it("[CV1] a row ends with CR LF, and only cells that need it are quoted", () => {
  expect(csvRow(["a", "b,c", 'say "x"', "two\nlines", ""])).toBe(
    'a,"b,c","say ""x""","two\nlines",\r\n',
  );
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)", "\tx", "\rx", "\nx"])(
  "[CV2] a cell that begins like a formula gets an apostrophe: %j",
  (cell) => {
    expect(csvRow([cell]).replaceAll('"', "")).toBe(`'${cell}\r\n`);
  },
);

it("[CV2] a sign inside a cell is left alone", () => {
  expect(csvRow(["a=b", "2021-02"])).toBe("a=b,2021-02\r\n");
});
