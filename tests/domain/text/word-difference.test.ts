import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDifference, type Stretch } from "~/domain/text/word-difference";

const shown = (stretches: readonly Stretch[]) =>
  stretches
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
    .join("");

const without = (stretches: readonly Stretch[], kind: Stretch["kind"]) =>
  stretches
    .filter((stretch) => stretch.kind !== kind)
    .map(({ text }) => text)
    .join("");

describe("the difference of two texts", () => {
  it("[WD1] gives both texts back, whatever they are", () => {
    const text = fc.string({ unit: fc.constantFrom("客", "流", "下", "降", " ", "a", "b", "。") });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = wordDifference(before, after);
        expect(without(stretches, "added")).toBe(before);
        expect(without(stretches, "removed")).toBe(after);
      }),
    );
  });

  it("[WD1] has no empty stretch and no two of a kind beside each other", () => {
    const stretches = wordDifference("展厅客流下降明显", "展厅客流明显下降了");
    expect(stretches.every(({ text }) => text !== "")).toBe(true);
    expect(stretches.every(({ kind }, index) => kind !== stretches[index + 1]?.kind)).toBe(true);
  });

  it("[WD2] goes by words in Chinese and in English", () => {
    expect(shown(wordDifference("1月客流下降", "2月客流下降"))).toContain("月客流下降");
    expect(shown(wordDifference("fewer visitors came", "fewer customers came"))).toBe(
      "fewer [-visitors-][+customers+] came",
    );
  });

  it("[WD1] of a text with itself is the text, of nothing with nothing is nothing", () => {
    expect(wordDifference("客流", "客流")).toEqual([{ kind: "same", text: "客流" }]);
    expect(wordDifference("", "")).toEqual([]);
  });

  it("[WD3] takes two long texts without anything in common for rewritten", () => {
    const [before, after] = ["a ".repeat(5_000), "b. ".repeat(5_000)];
    const stretches = wordDifference(before.trim(), after.trim());
    expect(stretches.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
