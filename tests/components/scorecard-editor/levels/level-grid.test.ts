import { describe, expect, it } from "vitest";
import {
  judgeDrafts,
  levelText,
  periodsOf,
  pruned,
  readCell,
  slipsWith,
  withDraft,
} from "~/components/scorecard-editor/levels/level-grid";
import { levelRow } from "./level-row";

const row = levelRow({ "2021-02": { target: 30, threshold: 28 } });
const cell = { period: "2021-02", level: "target" as const };

describe("a cell of the grid", () => {
  it("shows a level in the measure's decimals, and with every digit it has", () => {
    const oneDecimal = levelRow({}, { decimals: 1 });
    expect(levelText(oneDecimal, 600)).toBe("600.0");
    expect(levelText(oneDecimal, 0.125)).toBe("0.125");
    expect(levelText(oneDecimal, -1.5)).toBe("\u22121.5");
    expect(levelText(oneDecimal, null)).toBe("");
  });

  it("reads back what it shows", () => {
    expect(readCell(row, levelText(row, -1108))).toEqual({ ok: true, value: -1108 });
  });

  it("takes a percent sign for a percentage measure only", () => {
    expect(readCell(levelRow({}, {}, "%"), "10.5%")).toEqual({ ok: true, value: 10.5 });
    expect(readCell(row, "10.5%")).toEqual({ ok: false, error: "percent-not-expected" });
  });
});

describe("what has been typed", () => {
  it("is kept while it differs from what is saved, readable or not", () => {
    expect(withDraft({}, row, cell, "1,234")).toEqual({ "2021-02 target": "1,234" });
    expect(withDraft({}, row, cell, "about 30")).toEqual({ "2021-02 target": "about 30" });
    expect(withDraft({ "2021-02 target": "31" }, row, cell, "30.0")).toEqual({});
  });

  it("is saved where it can be read and differs; what cannot be read is told apart", () => {
    const drafts = {
      "2021-02 target": "30",
      "2021-02 threshold": "２７",
      "2021 target": "",
      "2021-03 target": "many",
    };
    expect(judgeDrafts(row, drafts)).toEqual({
      changes: [{ measureId: "m", period: "2021-02", level: "threshold", value: 27 }],
      unreadable: [{ period: "2021-03", level: "target", text: "many", error: "not-a-number" }],
    });
  });

  it("is forgotten when the saved levels say the same, and kept when they do not", () => {
    const drafts = { m: { "2021-02 target": "30", "2021-02 threshold": "27" } };
    expect(pruned(drafts, [row])).toEqual({ m: { "2021-02 threshold": "27" } });
  });

  it("is warned about at once where it breaks the order of the levels", () => {
    expect(slipsWith(row, 2021)).toEqual([]);
    const slips = slipsWith(row, 2021, { "2021-02 threshold": "31" });
    expect(slips).toMatchObject([{ kind: "wrong-order", month: "2021-02", lower: "threshold" }]);
    expect(slipsWith(row, 2021, { "2021-02 threshold": "nonsense" })).toEqual([]);
  });
});

it("the columns are the year and its months", () => {
  expect(periodsOf(2021)).toHaveLength(13);
  expect(periodsOf(2021).slice(0, 2)).toEqual(["2021", "2021-01"]);
});
