import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundHalfAway } from "~/domain/scorecard/decimal";
import { rankOf } from "~/domain/scorecard/light";
import { judgeMeasure } from "~/domain/scorecard/measure-light";
import { NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import { anyLevels, decimals, direction, figure, monotoneLevels } from "./arbitraries";

const SALES: Levels = { challenge2: 347, challenge1: 318, target: 289, threshold: 260 };
const STOCK: Levels = { challenge2: 17, challenge1: 18, target: 19, threshold: 21 };
const WRONG_ORDER: Levels = { challenge2: 1500, challenge1: 1400, target: 1500, threshold: 1200 };

function higher(actual: number | null, levels: Levels, places = 0) {
  return judgeMeasure({ actual, levels, direction: "higher", decimals: places });
}

function lower(actual: number | null, levels: Levels, places = 1) {
  return judgeMeasure({ actual, levels, direction: "lower", decimals: places });
}

describe("the ladder", () => {
  it.each([
    [347, "two-stars"],
    [346, "one-star"],
    [318, "one-star"],
    [317, "green"],
    [289, "green"],
    [288, "yellow"],
    [260, "yellow"],
    [259, "red"],
    [-5, "red"],
  ])("[ML4] [ML5] sales of %d are %s: a value equal to a level reaches it", (actual, light) => {
    expect(higher(actual, SALES).light).toBe(light);
  });

  it.each([
    [17, "two-stars"],
    [17.1, "one-star"],
    [18, "one-star"],
    [19, "green"],
    [19.1, "yellow"],
    [21, "yellow"],
    [21.1, "red"],
    [-1, "two-stars"],
  ])("[ML4] where lower is better, a stock share of %d is %s", (actual, light) => {
    expect(lower(actual, STOCK).light).toBe(light);
  });

  it("[ML3] a value is judged as it is shown", () => {
    const levels = { ...NO_LEVELS, target: 1.01 };
    expect(higher(1.005, levels, 2).light).toBe("green");
    expect(higher(1.0049, levels, 2).light).toBe("red");
    expect(higher(288.5, SALES, 0).light).toBe("green");
    expect(lower(19.04, STOCK, 1).light).toBe("green");
    expect(lower(19.05, STOCK, 1).light).toBe("yellow");
    expect(higher(-1.005, { ...NO_LEVELS, threshold: -1.005 }, 2).light).toBe("red");
  });

  it("[ML3] the light of a value is the light of the value shown", () => {
    fc.assert(
      fc.property(figure, anyLevels, direction, decimals, (actual, levels, way, places) => {
        const facts = { levels, direction: way, decimals: places };
        const shown = roundHalfAway(actual, places);
        expect(judgeMeasure({ ...facts, actual })).toEqual(
          judgeMeasure({ ...facts, actual: shown }),
        );
      }),
    );
  });
});

describe("missing and disordered levels", () => {
  it("[ML6] without challenge levels the ladder ends at the target", () => {
    const levels = { ...SALES, challenge1: null, challenge2: null };
    expect(higher(1000, levels).light).toBe("green");
    expect(higher(1000, levels).explanation).toMatchObject({ missed: null });
  });

  it("[ML6] what does not reach the lowest rung there is, is red", () => {
    expect(higher(288, { ...SALES, threshold: null }).light).toBe("red");
    expect(higher(317, { ...NO_LEVELS, challenge1: 318 }).light).toBe("red");
    expect(higher(318, { ...NO_LEVELS, challenge1: 318 }).light).toBe("one-star");
  });

  it("[ML6] a missing rung in the middle is passed over", () => {
    expect(higher(318, { ...SALES, target: null }).light).toBe("one-star");
    expect(higher(317, { ...SALES, target: null }).light).toBe("yellow");
  });

  it.each([
    [1199, "red"],
    [1200, "yellow"],
    [1450, "yellow"],
    [1499, "yellow"],
    [1500, "two-stars"],
    [1789, "two-stars"],
  ])("[ML7] with the target above challenge 1, %d leads is %s", (actual, light) => {
    expect(higher(actual, WRONG_ORDER).light).toBe(light);
  });

  it("[ML7] a better actual never gives a worse light, whatever the levels", () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.oneof(anyLevels, monotoneLevels),
        direction,
        decimals,
        (one, other, levels, way, places) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          const [worse, better] = way === "higher" ? [low, high] : [high, low];
          const facts = { levels, direction: way, decimals: places };
          const worseRank = rankOf(judgeMeasure({ ...facts, actual: worse }).light);
          const betterRank = rankOf(judgeMeasure({ ...facts, actual: better }).light);
          expect(betterRank ?? 0).toBeGreaterThanOrEqual(worseRank ?? 0);
        },
      ),
    );
  });

  it("[ML5] with monotone levels the light is the best level reached", () => {
    fc.assert(
      fc.property(figure, monotoneLevels, (actual, levels) => {
        const { threshold = 0, target = 0, challenge1 = 0, challenge2 = 0 } = levels;
        const count = [threshold, target, challenge1, challenge2].filter(
          (number) => actual >= (number ?? 0),
        ).length;
        expect(rankOf(higher(actual, levels, 3).light)).toBe(count);
      }),
    );
  });

  it("mirroring value, levels and direction leaves the light as it is", () => {
    const mirror = (number: number | null) => (number === null ? null : -number);
    fc.assert(
      fc.property(figure, anyLevels, decimals, (actual, levels, places) => {
        const mirrored = {
          challenge2: mirror(levels.challenge2),
          challenge1: mirror(levels.challenge1),
          target: mirror(levels.target),
          threshold: mirror(levels.threshold),
        };
        expect(lower(-actual, mirrored, places).light).toBe(higher(actual, levels, places).light);
      }),
    );
  });
});

describe("grey", () => {
  it("[ML8] no actual is grey and says so", () => {
    expect(higher(null, SALES)).toEqual({ light: "grey", explanation: { kind: "no-actual" } });
  });

  it("[ML8] no level is grey and says so, with or without an actual", () => {
    const reason = (value: number | null) => ({ kind: "no-levels", value });
    expect(higher(5, NO_LEVELS)).toEqual({ light: "grey", explanation: reason(5) });
    expect(higher(null, NO_LEVELS)).toEqual({ light: "grey", explanation: reason(null) });
  });

  it("[ML8] a zero is an actual and a level", () => {
    expect(higher(0, SALES).light).toBe("red");
    expect(higher(0, { ...NO_LEVELS, target: 0 }).light).toBe("green");
  });
});

describe("the explanation", () => {
  it("[ML9] a red light names the lowest rung and how much is missing", () => {
    const levels = { challenge2: 216, challenge1: 198, target: 180, threshold: 162 };
    expect(higher(88, levels).explanation).toEqual({
      kind: "judged",
      value: 88,
      reached: null,
      missed: { level: "threshold", number: 162, by: 74 },
    });
  });

  it("[ML9] names the rung reached and the next one missed, exactly", () => {
    const levels = { challenge2: 37.2, challenge1: 33.6, target: 30, threshold: 25.2 };
    expect(higher(30.1, levels, 1).explanation).toEqual({
      kind: "judged",
      value: 30.1,
      reached: { level: "target", number: 30 },
      missed: { level: "challenge1", number: 33.6, by: 3.5 },
    });
    expect(lower(9.4, { ...NO_LEVELS, threshold: 6.8 }).explanation).toMatchObject({
      missed: { by: 2.6 },
    });
  });

  it("[ML9] two stars miss nothing", () => {
    expect(higher(347, SALES).explanation).toMatchObject({
      reached: { level: "challenge2", number: 347 },
      missed: null,
    });
  });

  it("[ML9] what is missing, added to the value, reaches the missed rung", () => {
    fc.assert(
      fc.property(figure, anyLevels, direction, (actual, levels, way) => {
        const facts = { levels, direction: way, decimals: 3 };
        const { light, explanation } = judgeMeasure({ ...facts, actual });
        if (explanation.kind !== "judged" || explanation.missed === null) return;
        const { number, by } = explanation.missed;
        expect(by).toBeGreaterThan(0);
        const better = rankOf(judgeMeasure({ ...facts, actual: number }).light) ?? 0;
        expect(better).toBeGreaterThan(rankOf(light) ?? 0);
      }),
    );
  });
});
