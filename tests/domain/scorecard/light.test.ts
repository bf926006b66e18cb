import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareLights, LIGHTS, rankOf, WORST_FIRST, worstOf } from "~/domain/scorecard/light";

const light = fc.constantFrom(...LIGHTS);

describe("lights", () => {
  it("[ML1] rise from red to two stars, and grey has no rank", () => {
    expect(WORST_FIRST.map(rankOf)).toEqual([0, 1, 2, 3, 4]);
    expect(rankOf("grey")).toBeNull();
  });

  it("[ML2] the worst leaves grey out", () => {
    expect(worstOf(["green", "grey", "yellow"])).toBe("yellow");
    expect(worstOf(["two-stars", "one-star"])).toBe("one-star");
    expect(worstOf(["grey", "grey"])).toBe("grey");
    expect(worstOf([])).toBe("grey");
  });

  it("[CT2] two lights compare by rungs, grey and nothing not at all", () => {
    expect(compareLights("two-stars", "red")).toEqual({ kind: "worse", rungs: 4 });
    expect(compareLights("yellow", "green")).toEqual({ kind: "better", rungs: 1 });
    expect(compareLights("green", "green")).toEqual({ kind: "same" });
    expect(compareLights("grey", "green").kind).toBe("not-comparable");
    expect(compareLights("green", "grey").kind).toBe("not-comparable");
    expect(compareLights(null, "green").kind).toBe("not-comparable");
  });

  it("[CT2] a change and its reverse are mirror images", () => {
    const mirror = {
      better: "worse",
      worse: "better",
      same: "same",
      "not-comparable": "not-comparable",
    } as const;
    fc.assert(
      fc.property(light, light, (before, now) => {
        const there = compareLights(before, now);
        expect(compareLights(now, before)).toEqual({ ...there, kind: mirror[there.kind] });
      }),
    );
  });
});
