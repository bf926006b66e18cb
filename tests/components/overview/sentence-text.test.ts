import { describe, expect, it } from "vitest";
import { sentenceText } from "~/components/overview/sentence-text";
import { STANDINGS, type SentenceGroup } from "~/domain/scorecard/overview-sentences";
import { en } from "~/i18n/en";
import { zhCN } from "~/i18n/zh-CN";

const financial: SentenceGroup[] = [
  { standing: "reached-challenge2", codes: ["M9"] },
  { standing: "reached-target", codes: ["M6", "M10"] },
  { standing: "missed-threshold", codes: ["M1", "M2", "M7"] },
  { standing: "no-actual", codes: ["M23"] },
];
const plans: SentenceGroup[] = [
  { standing: "done-on-time", codes: ["K1"] },
  { standing: "done-late", codes: ["K2"] },
  { standing: "overdue", codes: ["K3", "K4"] },
  { standing: "not-begun", codes: ["K5"] },
];

describe("a perspective's sentence", () => {
  it("says in Chinese what reached which rung", () => {
    expect(sentenceText(zhCN, { groups: financial })).toBe(
      "M9 达到挑战值2；M6、M10 达到目标值；M1、M2、M7 未达到门槛值；M23 未采集到数据。",
    );
    expect(sentenceText(zhCN, { groups: plans })).toBe(
      "K1 按时完成；K2 未按时完成（已延期完成）；K3、K4 未按时完成；K5 未启动。",
    );
  });

  it("says the same in English, one or several", () => {
    expect(sentenceText(en, { groups: financial })).toBe(
      "M9 reaches challenge 2; M6 and M10 reach the target; M1, M2 and M7 miss the threshold; M23 has no data.",
    );
    expect(sentenceText(en, { groups: plans })).toBe(
      "K1 was done on time; K2 was not done on time (done late); K3 and K4 were not done on time; K5 has not begun.",
    );
  });

  it("is empty where there is nothing to name", () => {
    expect(sentenceText(zhCN, { groups: [] })).toBe("");
  });

  it.each([zhCN, en])("says something else of each standing ($locale)", (words) => {
    const texts = STANDINGS.map((standing) =>
      sentenceText(words, { groups: [{ standing, codes: ["M1"] }] }),
    );
    expect(new Set(texts).size).toBe(STANDINGS.length);
    expect(texts.filter((text) => !text.includes("M1"))).toEqual([]);
  });
});
