import { describe, expect, it } from "vitest";
import {
  judgeDrafts,
  levelText,
  periodsOf,
  pruned,
  readCell,
  rebased,
  slipsWith,
  withDraft,
  withoutOvertaken,
  withText,
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
    expect(withDraft({}, row, cell, "1,234")).toEqual({ "2021-02 target": over(30, "1,234") });
    expect(withDraft({}, row, cell, "about 30")).toEqual({
      "2021-02 target": over(30, "about 30"),
    });
    expect(withDraft({ "2021-02 target": over(30, "31") }, row, cell, "30.0")).toEqual({});
  });

  it("is saved where it can be read and differs; what cannot be read is told apart", () => {
    const drafts = {
      "2021-02 target": over(30, "30"),
      "2021-02 threshold": over(28, "２７"),
      "2021 target": over(null, ""),
      "2021-03 target": over(null, "many"),
    };
    expect(judgeDrafts(row, drafts)).toEqual({
      changes: [{ measureId: "m", period: "2021-02", level: "threshold", value: 27, seen: 28 }],
      unreadable: [
        { period: "2021-03", level: "target", text: "many", seen: null, error: "not-a-number" },
      ],
      overtaken: [],
    });
  });

  it("is forgotten when the saved levels say the same, and kept when they do not", () => {
    const drafts = { m: { "2021-02 target": over(29, "30"), "2021-02 threshold": over(26, "27") } };
    expect(pruned(drafts, [row])).toEqual({ m: { "2021-02 threshold": over(26, "27") } });
  });

  it("is warned about at once where it breaks the order of the levels", () => {
    expect(slipsWith(row, 2021)).toEqual([]);
    const slips = slipsWith(row, 2021, { "2021-02 threshold": over(28, "31") });
    expect(slips).toMatchObject([{ kind: "wrong-order", month: "2021-02", lower: "threshold" }]);
    expect(slipsWith(row, 2021, { "2021-02 threshold": over(28, "nonsense") })).toEqual([]);
  });
});

describe("what somebody else changed meanwhile", () => {
  const typed = withDraft({}, levelRow({ "2021-02": { target: 29 } }), cell, "31");

  it("is not simply replaced: its author chooses, also when they type on", () => {
    const place = { measureId: "m", period: "2021-02", level: "target" };
    expect(judgeDrafts(row, typed)).toEqual({
      changes: [],
      unreadable: [],
      overtaken: [{ ...place, value: 31, seen: 29, now: 30 }],
    });
    expect(judgeDrafts(row, withDraft(typed, row, cell, "32")).overtaken).toEqual([
      { ...place, value: 32, seen: 29, now: 30 },
    ]);
    expect(withoutOvertaken({ m: typed }, [row])).toEqual({ m: {} });
  });

  it("is no matter where both typed the same", () => {
    expect(judgeDrafts(row, withText(typed, row, cell, "30")).overtaken).toEqual([]);
    expect(pruned({ m: { "2021-02 target": over(29, "30") } }, [row])).toEqual({});
  });

  it("was nobody else where it was saved while they typed on", () => {
    const saved = { measureId: "m", ...cell, value: 30, seen: 29 };
    const { m } = rebased({ m: typed }, [saved]);
    expect(judgeDrafts(row, m)).toMatchObject({
      changes: [{ value: 31, seen: 30 }],
      overtaken: [],
    });
  });
});

function over(seen: number | null, text: string) {
  return { text, seen };
}

it("the columns are the year and its months", () => {
  expect(periodsOf(2021)).toHaveLength(13);
  expect(periodsOf(2021).slice(0, 2)).toEqual(["2021", "2021-01"]);
});
