import { describe, expect, it } from "vitest";
import { arrowEnds } from "~/components/strategy-map/arrow-ends";
import { isWideRow, itemsOf, rowHeightOf } from "~/components/strategy-map/map-content";
import { linesAt, textWidth } from "~/components/strategy-map/text-lines";

describe("the lines of a text, without a browser", () => {
  it("break Chinese anywhere, and words only between them", () => {
    expect(linesAt("加强数字化营销及销售", 6)).toBe(2);
    expect(linesAt("加强数字化营销及销售", 10)).toBe(1);
    expect(linesAt("Manage marketing", 6)).toBe(2);
    expect(linesAt("EQC售后满意度", 4)).toBe(2);
  });

  it("are at least one, and leave a word that is too long whole", () => {
    expect(linesAt("", 5)).toBe(1);
    expect(linesAt("competitiveness", 4)).toBe(1);
  });

  it("a Chinese sign is as wide as the type is high", () => {
    expect(textWidth("财务")).toBe(2);
    expect(textWidth("F1")).toBeLessThan(2);
  });
});

describe("a shape's content", () => {
  const named = (id: string, name: string) => ({
    id,
    code: id,
    perspective: "financial" as const,
    themeId: null,
    nameZh: name,
    nameEn: name,
  });
  const of = (objectiveId: string) => (code: string) => ({ id: code, code, objectiveId });
  const scorecard = {
    objectives: [named("F1", "企业价值最大化"), named("F2", "快速提升销售收入和水平业务收入")],
    themes: [],
    measures: ["M1", "M2", "M3", "M4", "M5"].map(of("F2")),
    plans: [of("F2")("K1")],
  };
  const height = rowHeightOf(scorecard, "zh-CN", "items");

  it("is its measures, then its plans", () => {
    expect(itemsOf(scorecard, "F2").map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      "measure M1",
      "measure M2",
      "measure M3",
      "measure M4",
      "measure M5",
      "plan K1",
    ]);
  });

  it("needs more height in less width, and as much as its row's highest", () => {
    const narrow = height([{ id: "F2", width: 7 }]);
    expect(narrow).toBeGreaterThan(height([{ id: "F2", width: 14 }]));
    const both = [
      { id: "F1", width: 7 },
      { id: "F2", width: 7 },
    ];
    expect(height(both)).toBe(narrow);
    expect(rowHeightOf(scorecard, "zh-CN", "lights")(both)).toBeLessThan(narrow);
  });

  it("has the name beside the code where every shape of the row has room for it", () => {
    expect(isWideRow(scorecard, "zh-CN", [{ id: "F1", width: 20 }])).toBe(true);
    const row = [
      { id: "F1", width: 20 },
      { id: "F2", width: 20 },
    ];
    expect(isWideRow(scorecard, "zh-CN", row)).toBe(false);
  });

  it("says by code what an objective drives and what drives it", () => {
    const arrows = [
      { causeId: "F2", effectId: "F1" },
      { causeId: "F2", effectId: "gone" },
    ];
    expect(arrowEnds(scorecard.objectives, arrows, "F2")).toEqual({ drives: ["F1"], drivenBy: [] });
    expect(arrowEnds(scorecard.objectives, arrows, "F1")).toEqual({ drives: [], drivenBy: ["F2"] });
  });
});
