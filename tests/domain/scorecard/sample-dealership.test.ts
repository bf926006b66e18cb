import { describe, expect, it } from "vitest";
import type { Light } from "~/domain/scorecard/light";
import { wrongOrders, yearlyDifferences } from "~/domain/scorecard/level-slips";
import { countChanges, countLights, itemsToExplain } from "~/domain/scorecard/overview";
import { yearToDate } from "~/domain/scorecard/year-to-date";
import { measureLights, objectiveLights, planLights, sampleMeasures } from "./sample-dealership";

const [JANUARY, FEBRUARY] = ["2021-01", "2021-02"];

function lightsOf(judged: Map<string, { light: Light }>): Record<string, Light> {
  return Object.fromEntries([...judged].map(([code, { light }]) => [code, light]));
}

function pairs() {
  const before = measureLights(JANUARY);
  return [...measureLights(FEBRUARY)].map(([id, { light }]) => ({
    kind: "measure" as const,
    id,
    before: before.get(id)?.light ?? null,
    now: light,
    greyReason: light === "grey" ? ("no-actual" as const) : null,
  }));
}

describe("the sample dealership in February", () => {
  it("[ML5] lights its 27 measures", () => {
    expect(lightsOf(measureLights(FEBRUARY))).toEqual({
      M1: "red",
      M2: "red",
      M3: "red",
      M4: "two-stars",
      M5: "two-stars",
      M6: "green",
      M7: "red",
      M8: "yellow",
      M9: "two-stars",
      M10: "green",
      M11: "yellow",
      M12: "green",
      M13: "yellow",
      M14: "yellow",
      M15: "red",
      M16: "yellow",
      M17: "yellow",
      M18: "yellow",
      M19: "yellow",
      M20: "yellow",
      M21: "yellow",
      M22: "yellow",
      M23: "grey",
      M24: "one-star",
      M25: "red",
      M26: "red",
      M27: "two-stars",
    });
  });

  it("[CT1] counts them", () => {
    expect(countLights([...measureLights(FEBRUARY).values()].map(({ light }) => light))).toEqual({
      "two-stars": 4,
      "one-star": 1,
      green: 3,
      yellow: 11,
      red: 7,
      grey: 1,
    });
  });

  it("[PL1] lights its two plans: one milestone late, one open", () => {
    const plans = planLights(FEBRUARY);
    expect(lightsOf(plans)).toEqual({ K1: "yellow", K2: "red" });
    expect(plans.get("K1")?.explanation).toMatchObject({ deciding: [{ id: "2" }] });
    expect(plans.get("K2")?.explanation).toMatchObject({ deciding: [{ id: "2" }] });
  });

  it("[OB1] [OB2] lights its 16 objectives", () => {
    expect(lightsOf(objectiveLights(FEBRUARY))).toEqual({
      F1: "red",
      F2: "red",
      F3: "yellow",
      F4: "red",
      F5: "red",
      C1: "red",
      C2: "yellow",
      C3: "yellow",
      P1: "yellow",
      P2: "two-stars",
      P3: "yellow",
      P4: "yellow",
      P5: "red",
      P6: "red",
      P7: "two-stars",
      L1: "red",
    });
  });

  it("[OB4] marks C2 as incomplete, and no other", () => {
    const incomplete = [...objectiveLights(FEBRUARY)].filter(([, judged]) => judged.incomplete > 0);
    expect(incomplete).toMatchObject([
      ["C2", { incomplete: 1, explanation: { deciding: ["M18"], missing: ["M23"] } }],
    ]);
  });

  it("[OB6] names what decided: K1 for P3, M7 for F2", () => {
    const objectives = objectiveLights(FEBRUARY);
    expect(objectives.get("P3")?.explanation).toMatchObject({
      decidedBy: "plans",
      deciding: ["K1"],
    });
    expect(objectives.get("F2")?.explanation.deciding).toEqual(["M7"]);
  });

  it("[ML9] says how much is missing", () => {
    const missed = (code: string) => {
      const explanation = measureLights(FEBRUARY).get(code)?.explanation;
      return explanation?.kind === "judged" ? explanation.missed?.by : undefined;
    };
    expect(["M1", "M3", "M7", "M26"].map(missed)).toEqual([14, 74, 4830, 2.6]);
  });

  it("[CT2] nineteen measures are worse than in January and five better", () => {
    expect(countChanges(pairs())).toMatchObject({ worse: 19, better: 5, notComparable: 1 });
  });

  it("[CT3] seven reds, eleven yellows, one fall and one grey must be explained", () => {
    const listed = itemsToExplain(pairs());
    expect(listed).toHaveLength(20);
    expect(listed.at(0)?.item.id).toBe("M1");
    expect(listed.at(-2)).toMatchObject({
      item: { id: "M6" },
      needs: [{ kind: "fall", from: "two-stars", rungs: 2 }],
    });
    expect(listed.at(-1)).toMatchObject({
      item: { id: "M23" },
      needs: [{ kind: "grey", reason: "no-actual" }],
    });
  });

  it("[YT3] judges two months of sales against two months of levels", () => {
    const sales = sampleMeasures().find((measure) => measure.code === "M3");
    const year = sales && yearToDate({ ...sales, month: FEBRUARY });
    expect(year).toMatchObject({
      value: 377,
      levels: { target: 469, threshold: 422 },
      light: "red",
    });
  });
});

describe("the sample dealership in January", () => {
  it("[OB1] has green objectives but for three", () => {
    const lights = lightsOf(objectiveLights(JANUARY));
    const others = Object.entries(lights).filter(([, light]) => light !== "green");
    expect(Object.fromEntries(others)).toEqual({ C1: "yellow", P1: "yellow", P2: "yellow" });
  });
});

describe("the slips in its levels", () => {
  it("[LV1] M13 in March and from July to December, and nothing else", () => {
    const slips = sampleMeasures().flatMap(({ code, direction, months }) =>
      months
        .filter(({ levels }) => wrongOrders(levels, direction).length > 0)
        .map(({ month }) => `${code} ${month.slice(5)}`),
    );
    expect(slips).toEqual(
      ["03", "07", "08", "09", "10", "11", "12"].map((month) => `M13 ${month}`),
    );
  });

  it("[LV2] finds M6's average, M7's sums and M13's 1300 over 1417, and nothing else", () => {
    const slips = sampleMeasures().flatMap((measure) =>
      yearlyDifferences({ ...measure, months: measure.months.map(({ levels }) => levels) }).map(
        (slip) => `${measure.code} ${slip.level} ${slip.typed} ${slip.aggregated}`,
      ),
    );
    expect(slips).toEqual([
      "M6 challenge2 13 12",
      "M6 challenge1 14 13",
      "M6 target 15 14",
      "M6 threshold 17 16",
      "M7 challenge2 45929 3827",
      "M7 challenge1 45569 3797",
      "M7 target 43769 3647",
      "M7 threshold 31769 2647",
      "M13 target 1300 1417",
    ]);
  });
});
