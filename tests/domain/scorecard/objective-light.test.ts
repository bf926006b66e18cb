import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIGHTS, rankOf, type Light } from "~/domain/scorecard/light";
import { rollUpObjective, type LitItem } from "~/domain/scorecard/objective-light";

function items(...lights: Light[]): LitItem[] {
  return lights.map((light, index) => ({ id: `M${index + 1}`, light }));
}

function rollUp(measures: LitItem[], plans: LitItem[] = [], greyCountsAsWorst = false) {
  return rollUpObjective({ measures, plans, greyCountsAsWorst });
}

const someItems = fc
  .array(fc.constantFrom(...LIGHTS), { maxLength: 6 })
  .map((lights) => items(...lights));

describe("objective roll-up", () => {
  it.each(LIGHTS)("[OB1] one measure gives its light: %s", (light) => {
    expect(rollUp(items(light)).light).toBe(light);
  });

  it("[OB1] [OB6] of several the worst decides, and all that share it are named", () => {
    expect(rollUp(items("red", "yellow", "red", "two-stars"))).toEqual({
      light: "red",
      incomplete: 0,
      explanation: { decidedBy: "measures", deciding: ["M1", "M3"], missing: [] },
    });
  });

  it("[OB2] with measures and plans the measures alone decide", () => {
    const judged = rollUp(items("green"), [{ id: "K1", light: "red" }]);
    expect(judged).toMatchObject({ light: "green", explanation: { decidedBy: "measures" } });
    expect(rollUp(items("grey"), [{ id: "K1", light: "green" }]).light).toBe("grey");
  });

  it("[OB2] plans alone: the worst plan", () => {
    const plans: LitItem[] = [
      { id: "K1", light: "green" },
      { id: "K2", light: "yellow" },
    ];
    expect(rollUp([], plans)).toMatchObject({
      light: "yellow",
      explanation: { decidedBy: "plans", deciding: ["K2"] },
    });
  });

  it("[OB3] [OB4] grey is left out, counted and named", () => {
    expect(rollUp(items("yellow", "grey", "grey"))).toEqual({
      light: "yellow",
      incomplete: 2,
      explanation: { decidedBy: "measures", deciding: ["M1"], missing: ["M2", "M3"] },
    });
  });

  it("[OB3] [OB4] all grey is grey, without the mark", () => {
    expect(rollUp(items("grey", "grey"))).toMatchObject({
      light: "grey",
      incomplete: 0,
      explanation: { deciding: ["M1", "M2"], missing: ["M1", "M2"] },
    });
  });

  it("[OB5] a company may let grey count as the worst", () => {
    const judged = rollUp(items("red", "grey"), [], true);
    expect(judged).toMatchObject({
      light: "grey",
      incomplete: 0,
      explanation: { deciding: ["M2"] },
    });
    expect(rollUp(items("red", "green"), [], true).light).toBe("red");
  });

  it("[OB6] an objective without items is grey", () => {
    expect(rollUp([])).toEqual({
      light: "grey",
      incomplete: 0,
      explanation: { decidedBy: "nothing", deciding: [], missing: [] },
    });
  });

  it("[OB1] the order of the items does not matter to light and count", () => {
    const shuffled = someItems.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.boolean(), fc.boolean(), ([given, other], asPlans, setting) => {
        const rolled = [given, other].map((list) =>
          asPlans ? rollUp([], list, setting) : rollUp(list, [], setting),
        );
        const [first, second] = rolled;
        expect(second?.light).toBe(first?.light);
        expect(second?.incomplete).toBe(first?.incomplete);
        expect(second?.explanation.deciding.toSorted()).toEqual(
          first?.explanation.deciding.toSorted(),
        );
      }),
    );
  });

  it("[OB1] a further measure never makes an objective better", () => {
    fc.assert(
      fc.property(someItems, fc.constantFrom(...LIGHTS), (list, light) => {
        const before = rankOf(rollUp(list).light) ?? Infinity;
        const after = rankOf(rollUp([...list, { id: "new", light }]).light) ?? Infinity;
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
});
