import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBlock, readBlock, writeBlock, writeHtmlBlock } from "~/components/grid/clipboard-block";

describe("a block of cells in the clipboard", () => {
  it("is told from a single cell, with or without the line end that spreadsheets add", () => {
    expect(isBlock("12\t13")).toBe(true);
    expect(isBlock("12\n13")).toBe(true);
    expect(isBlock("12\r\n")).toBe(false);
    expect(isBlock('"two\nlines in one cell"\r\n')).toBe(false);
  });

  it("is read as Excel and WPS write it", () => {
    expect(readBlock("车型\t毛利\r\n301\t-11,993.68\r\n")).toEqual([
      ["车型", "毛利"],
      ["301", "-11,993.68"],
    ]);
    expect(readBlock("\t\n\tx")).toEqual([
      ["", ""],
      ["", "x"],
    ]);
  });

  it("keeps quotes, tabs and line breaks of a quoted cell, and quotes that open none", () => {
    expect(readBlock('"a ""b""\n\tc"\t5"\n"open')).toEqual([['a "b"\n\tc', '5"'], ['"open']]);
  });

  it("is read back as it was written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", "车", " ", "1") });
    // A last line without words is the line end that spreadsheets add.
    const block = fc
      .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
      .filter((lines) => lines.at(-1)?.some((each) => each !== "") ?? false);
    fc.assert(
      fc.property(block, (lines) => void expect(readBlock(writeBlock(lines))).toEqual(lines)),
    );
  });

  it("is HTML too, in which nothing that was typed is markup", () => {
    expect(writeHtmlBlock([["<b>", "a&b\nc"]])).toBe(
      "<table><tbody><tr><td>&lt;b&gt;</td><td>a&amp;b<br>c</td></tr></tbody></table>",
    );
  });
});
