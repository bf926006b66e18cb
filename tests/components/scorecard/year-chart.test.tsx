import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SmallMultiples } from "~/components/scorecard/small-multiples";
import { YearChart } from "~/components/scorecard/year-chart";
import { monthsOfYear } from "~/domain/scorecard/month";
import type { Direction } from "~/domain/scorecard/types";
import { yearToDate } from "~/domain/scorecard/year-to-date";
import { WordsProvider } from "~/i18n/words-context";
import { zhCN } from "~/i18n/zh-CN";

const levels = { challenge2: 6, challenge1: 7, target: 8, threshold: 9 };
const months = monthsOfYear(2021).map((month, index) => ({
  month,
  actual: [7.5, null, 9.4][index] ?? null,
  levels,
}));

function chart(direction: Direction): string {
  const measure = { decimals: 1, direction, yearToDate: "average" as const };
  const year = yearToDate({ month: "2021-03", months, rule: "average", ...measure });
  return renderToString(
    <WordsProvider words={zhCN}>
      <YearChart name="M26" month="2021-03" tableId="table" {...{ measure, months, year }} />
    </WordsProvider>,
  );
}

describe("a measure's chart, rendered on the server", () => {
  it("says which side is the good one", () => {
    expect(chart("lower")).toMatch(/↓(<!-- -->| )*越低越好，着色的一侧达到目标/);
    expect(chart("higher")).toMatch(/↑(<!-- -->| )*越高越好，着色的一侧达到目标/);
  });

  it("has the year to date beside it, and leads to the table of the same figures", () => {
    const html = chart("lower");
    expect(html).toContain("年度平均 8.5");
    expect(html).toContain('aria-details="table"');
    expect(html).toContain('href="#table"');
    // A policy forbids inline styles in what the server renders.
    expect(html).not.toContain("style=");
  });

  it("tells each month with its light, and the one without an actual", () => {
    expect(chart("lower")).toContain("1月 7.5 绿灯；2月 还没有实际值；3月 9.4 红灯");
  });
});

describe("small charts, rendered on the server", () => {
  it("can be read as a table, every number of them", () => {
    const measure = {
      id: "m",
      code: "M26",
      nameZh: "人事费用率",
      nameEn: "Personnel cost ratio",
      unitZh: "%",
      unitEn: "%",
      decimals: 1,
      direction: "lower" as const,
      months,
    };
    const html = renderToString(
      <WordsProvider words={zhCN}>
        <SmallMultiples view={{ month: "2021-03", measures: [measure] }} hrefOf={() => null} />
      </WordsProvider>,
    );
    const [, table = ""] = html.split("<tbody");
    const cells = Array.from(table.matchAll(/<td>(.*?)<\/td>/g), ([, cell = ""]) =>
      cell.replaceAll(/<[^>]*>/g, " ").trim(),
    );
    expect(cells.slice(0, 12)).toEqual(months.map(() => "8.0"));
    expect(cells[12]).toMatch(/^7\.5 .*绿灯$/);
    expect(cells[13]).toBe("灰灯");
    expect(cells[14]).toMatch(/^9\.4 .*红灯$/);
    expect(cells.slice(15)).toEqual(months.slice(3).map(() => ""));
    expect(html).toContain("越低越好");
    expect(html).not.toContain("style=");
  });
});
