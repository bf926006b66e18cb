import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PrintedTable } from "~/components/table/printed-table";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { personCell } from "~/domain/breakdown/typed-cell";
import { en } from "~/i18n/en";
import { WordsProvider } from "~/i18n/words-context";
import { zhCN, type Words } from "~/i18n/zh-CN";
import { own, subjects } from "../../domain/breakdown/build-table";

const NAMES = new Map([["p1", "销售部经理"]]);

function printed(
  table: BreakdownTable,
  lastMonth: Record<string, number> = {},
  words: Words = zhCN,
): string {
  return renderToString(
    <WordsProvider words={words}>
      <PrintedTable
        table={table}
        month="2021-02"
        lastMonth={lastMonth}
        nameOf={(id) => NAMES.get(id) ?? null}
      />
    </WordsProvider>,
  );
}

/** The words of each row's cells, blanks that only keep room left out. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
      cell.replace(/<[^>]*>/g, "").trim(),
    ),
  );

const PROFIT = subjects(
  [
    { name: "毛利", kind: "sum", unit: "万元" },
    { name: "整车", level: 1, unit: "万元", cells: ["", "89", "-7.3"] },
    { name: "台数", kind: "memo", level: 1, unit: "辆", cells: ["289", "180", "88"] },
  ],
  { title: "科目表", result: { row: "毛利", column: "actual" } },
);

describe("a breakdown table in a record", () => {
  it("stands there with what it showed: sums, differences, last month's numbers, the result", () => {
    const html = printed(PROFIT, { 整车: 117.4 });
    expect(rowsOf(html)).toEqual([
      ["科目", "上月实际", "本月目标", "本月实际", "差异", "单位"],
      ["毛利", "117.4", "89.0", "结果−7.3", "−96.3", "万元"],
      ["整车", "117.4", "89.0", "−7.3", "−96.3", "万元"],
      ["台数", "289", "180", "88", "−92", "辆"],
    ]);
    expect(html).toContain("<caption>科目表</caption>");
    expect(html.match(/scope="row"/g)).toHaveLength(3);
    expect(rowsOf(printed(PROFIT, {}, en))[0]).toContain(en.breakdown.columns.actual);
  });

  it("keeps room for the decimals that a number lacks, so that a column stands on its points", () => {
    expect(printed(PROFIT)).toMatch(/88(<!-- -->)?\u2008\u2007/);
  });

  it("has the totals of an own table, people by their names, and says what cannot be computed", () => {
    const table = own(
      [
        { name: "车型", kind: "text" },
        { name: "负责人", kind: "person" },
        { name: "毛利", kind: "money", unit: "元", total: "sum" },
        { name: "销量", total: "sum" },
        { name: "单车", formula: "毛利/销量", total: "formula", decimals: 0 },
      ],
      [
        ["408", personCell("p1"), "-9", "2"],
        ["508", "老王", "0", "0"],
      ],
      { result: { row: "total", column: "单车" } },
    );
    const html = printed(table);
    const fault = zhCN.breakdown.errors["division-by-zero"];
    expect(rowsOf(html)).toEqual([
      ["车型", "负责人", "毛利元", "销量", "单车"],
      ["408", "销售部经理", "−9", "2", "−5"],
      ["508", "老王", "0", "0", fault.short],
      ["合计", "", "−9", "2", "结果−5"],
    ]);
    expect(html).toContain(`title="${fault.long}"`);
  });

  it("needs no inline styles, which a policy forbids in what the server renders", () => {
    expect(printed(PROFIT)).not.toContain("style=");
  });
});
