import { describe, expect, it } from "vitest";
import type { Light } from "~/domain/scorecard/light";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { rollUpObjective } from "~/domain/scorecard/objective-light";
import {
  countChanges,
  countLights,
  greyReasonOf,
  itemsToExplain,
  needsToExplain,
  type OverviewItem,
} from "~/domain/scorecard/overview";
import { judgePlan } from "~/domain/scorecard/plan-light";
import { NO_LEVELS } from "~/domain/scorecard/types";

function item(id: string, before: Light | null, now: Light): OverviewItem {
  return { kind: "measure", id, before, now, greyReason: now === "grey" ? "no-actual" : null };
}

describe("counts", () => {
  it("[CT1] counts each light, those that nobody has as well", () => {
    expect(countLights(["red", "green", "red"])).toEqual({
      "two-stars": 0,
      "one-star": 0,
      green: 1,
      yellow: 0,
      red: 2,
      grey: 0,
    });
  });

  it("[CT2] counts moves, and leaves grey and new items out of better and worse", () => {
    expect(
      countChanges([
        item("a", "green", "red"),
        item("b", "yellow", "green"),
        item("c", "green", "green"),
        item("d", "green", "grey"),
        item("e", "grey", "green"),
        item("f", null, "two-stars"),
      ]),
    ).toEqual({ better: 1, worse: 1, same: 1, notComparable: 3 });
  });
});

describe("what must be explained", () => {
  it("[CT3] every red and yellow", () => {
    expect(needsToExplain(item("a", "red", "red"))).toEqual([{ kind: "red" }]);
    expect(needsToExplain(item("a", "red", "yellow"))).toEqual([{ kind: "yellow" }]);
    expect(needsToExplain(item("a", "red", "green"))).toEqual([]);
  });

  it("[CT3] every fall of two rungs or more, whatever it fell to", () => {
    expect(needsToExplain(item("a", "two-stars", "green"))).toEqual([
      { kind: "fall", from: "two-stars", rungs: 2 },
    ]);
    expect(needsToExplain(item("a", "two-stars", "one-star"))).toEqual([]);
    expect(needsToExplain(item("a", "green", "red"))).toEqual([
      { kind: "red" },
      { kind: "fall", from: "green", rungs: 2 },
    ]);
    expect(needsToExplain(item("a", "two-stars", "grey"))).toHaveLength(1);
  });

  it("[CT3] every grey with its reason", () => {
    expect(needsToExplain(item("a", "green", "grey"))).toEqual([
      { kind: "grey", reason: "no-actual" },
    ]);
  });

  it("[CT3] [FR3] but no grey that is not due", () => {
    expect(needsToExplain({ ...item("a", "green", "grey"), greyReason: "not-due" })).toEqual([]);
  });

  it("[CT4] worst first, grey last, in the given order within a light", () => {
    const items = [
      item("grey", "green", "grey"),
      item("yellow", "green", "yellow"),
      item("red 1", "green", "red"),
      item("fine", "green", "green"),
      item("fallen", "two-stars", "green"),
      item("red 2", "red", "red"),
    ];
    expect(itemsToExplain(items).map(({ item: { id } }) => id)).toEqual([
      "red 1",
      "red 2",
      "yellow",
      "fallen",
      "grey",
    ]);
  });
});

describe("the reason for grey", () => {
  const sales = { levels: NO_LEVELS, direction: "higher", decimals: 0 } as const;
  const targetOnly = { ...NO_LEVELS, target: 1 };

  it("[CT3] is read from what was judged", () => {
    const plan = { start: "2021-03-01", end: "2021-12-31" };
    const grey = [{ id: "M1", light: "grey" }] as const;
    const roll = { plans: [], greyCountsAsWorst: false };
    expect(greyReasonOf(judgeMeasure({ ...sales, actual: 1 }))).toBe("no-levels");
    expect(greyReasonOf(judgeMeasure({ ...sales, levels: targetOnly, actual: null }))).toBe(
      "no-actual",
    );
    const february = { frequency: "quarterly", month: "2021-02", actual: null } as const;
    expect(greyReasonOf(judgeMeasure({ ...sales, ...february }))).toBe("not-due");
    expect(greyReasonOf(judgePlan(plan, [], "2021-02"))).toBe("not-begun");
    expect(greyReasonOf(rollUpObjective({ ...roll, measures: grey }))).toBe("items-grey");
    expect(greyReasonOf(rollUpObjective({ ...roll, measures: [] }))).toBe("no-items");
  });

  it("[CT3] is nothing for any other light", () => {
    expect(greyReasonOf(judgeMeasure({ ...sales, levels: targetOnly, actual: 1 }))).toBeNull();
  });
});
