import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeMap, type MapFacts, type MapObjective } from "~/domain/strategy-map/arrangement";
import { MAP_WIDTH } from "~/domain/strategy-map/map-columns";
import { GUTTER, layOutMap, type MapBox } from "~/domain/strategy-map/map-layout";
import { routeArrows } from "~/domain/strategy-map/map-routes";
import { neighbourOf } from "~/domain/strategy-map/neighbours";
import { shortenArrows, sidewaysLength } from "~/domain/strategy-map/shorten-arrows";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { anyMap, someHeight } from "./random-map";

const objective = (id: string, themeId: string | null = null): MapObjective => ({
  id,
  perspective: PERSPECTIVES["FCPL".indexOf(id.charAt(0))] ?? "financial",
  themeId,
});

const facts = (ids: string, arrows = "", more: Partial<MapFacts> = {}): MapFacts => ({
  objectives: ids.split(" ").map((id) => objective(id)),
  themes: [],
  arrows: arrows
    .split(" ")
    .filter(Boolean)
    .map((pair) => {
      const [causeId = "", effectId = ""] = pair.split(">");
      return { causeId, effectId };
    }),
  places: [],
  ...more,
});

const layOut = (of: MapFacts) => layOutMap(of, someHeight);

/** The map's rows of ids, from the left. */
const rows = (of: MapFacts) => {
  const boxes = [...layOut(of).boxes.values()];
  const count = Math.max(...boxes.map(({ row }) => row)) + 1;
  return Array.from({ length: count }, (_, row) =>
    boxes
      .filter((box) => box.row === row)
      .toSorted((one, other) => one.left - other.left)
      .map(({ id }) => id)
      .join(" "),
  );
};

describe("the layout", () => {
  it("[SM5] has perspectives as bands from financial down, and leaves out empty ones", () => {
    const { bands } = layOut(facts("L1 F1 P1"));
    expect(bands.map(({ perspective }) => perspective)).toEqual([
      "financial",
      "internal-process",
      "learning-growth",
    ]);
  });

  it("[SM5] groups by theme in the scorecard's order, objectives without one first", () => {
    const objectives = [
      objective("F1", "b"),
      objective("F2", "a"),
      objective("F3"),
      objective("F4", "gone"),
    ];
    const { bands } = layOut(facts("F1", "", { objectives, themes: [{ id: "a" }, { id: "b" }] }));
    expect(bands[0]?.groups.map(({ themeId, lines }) => [themeId, lines.flat()])).toEqual([
      [null, ["F3", "F4"]],
      ["a", ["F2"]],
      ["b", ["F1"]],
    ]);
  });

  it("[SM6] puts an effect above its causes within the band", () => {
    expect(rows(facts("F1 F2 F3", "F2>F1 F3>F2"))).toEqual(["F1", "F2", "F3"]);
  });

  it("[SM6] orders a line so that its arrows go straight", () => {
    const drawn = rows(facts("C1 C2 C3 P1 P2 P3", "P1>C3 P2>C1 P3>C2"));
    expect(drawn).toEqual(["C1 C2 C3", "P2 P3 P1"]);
  });

  it("[SM6] keeps the scorecard's order where arrows ask for none", () => {
    expect(rows(facts("P3 P1 P2 C2 C1"))).toEqual(["C2 C1", "P3 P1 P2"]);
  });

  it("[SM7] breaks what is more than eight side by side into rows, evenly", () => {
    expect(rows(facts("P1 P2 P3 P4 P5 P6 P7 P8 P9"))).toEqual(["P1 P2 P3 P4 P5", "P6 P7 P8 P9"]);
  });

  it("[SM8] leaves an objective where somebody put it, whatever its arrows say", () => {
    const places = [
      { objectiveId: "P1", rank: 0, slot: 2 },
      { objectiveId: "P3", rank: 4, slot: 0 },
    ];
    expect(rows(facts("P1 P2 P3 P4", "P3>P2", { places }))).toEqual(["P3", "P2", "P4 P1"]);
  });

  it("[SM9] is the same for the same facts, and no two shapes overlap, whatever the facts", () => {
    fc.assert(
      fc.property(anyMap(), (any) => {
        const { boxes, height } = layOut(any);
        expect([...layOut(structuredClone(any)).boxes]).toEqual([...boxes]);
        expect([...boxes.keys()].toSorted()).toEqual(any.objectives.map(({ id }) => id).toSorted());
        const all = [...boxes.values()];
        const outside = all.filter(
          ({ left, right, bottom }) => left < 0 || right > MAP_WIDTH || bottom > height,
        );
        const near = all.filter((one) =>
          all.some((other) => one !== other && isTooNear(one, other)),
        );
        expect({ outside, near }).toEqual({ outside: [], near: [] });
        expect(all.every(({ left, right, top, bottom }) => left < right && top < bottom)).toBe(
          true,
        );
      }),
    );
  });

  it("[SM6] never makes arrows longer than the scorecard's own order does", () => {
    fc.assert(
      fc.property(anyMap(), (any) => {
        const free = { ...any, places: [] };
        const given = arrangeMap(free);
        expect(sidewaysLength(shortenArrows(given, free), free.arrows)).toBeLessThanOrEqual(
          sidewaysLength(given, free.arrows),
        );
      }),
    );
  });
});

/** Whether two shapes overlap, or leave less than a gutter between two rows. */
function isTooNear(one: MapBox, other: MapBox): boolean {
  const beside = one.right <= other.left || other.right <= one.left;
  const apart = (upper: MapBox, lower: MapBox) => upper.bottom + GUTTER <= lower.top + 1e-9;
  if (one.row === other.row) return !beside;
  return !(apart(one, other) || apart(other, one));
}

describe("the arrows' ways", () => {
  it("[SM10] leave the cause above and enter the effect below, straight where it lies above", () => {
    const layout = layOut(facts("F1 P1", "P1>F1"));
    const [route] = routeArrows(layout, [{ causeId: "P1", effectId: "F1" }]);
    const [start, end] = route?.points ?? [];
    expect(start?.y).toBe(layout.boxes.get("P1")?.top);
    expect(end?.y).toBe(layout.boxes.get("F1")?.bottom);
    expect(start?.x).toBe(end?.x);
    expect(route?.heading).toBe("up");
  });

  it("[SM10] turn round where the effect was put below, and hang through within a row", () => {
    const below = layOut(facts("F1 L1"));
    expect(routeArrows(below, [{ causeId: "F1", effectId: "L1" }])[0]?.heading).toBe("down");
    const beside = layOut(facts("P1 P2"));
    const [route] = routeArrows(beside, [{ causeId: "P1", effectId: "P2" }]);
    const bottom = beside.boxes.get("P1")?.bottom;
    expect(route?.points.map(({ y }) => y)).toEqual([bottom, bottom]);
  });

  it("[SM10] pass no shape but between two, and touch only their own, whatever the facts", () => {
    fc.assert(
      fc.property(anyMap(), (any) => {
        const layout = layOut(any);
        const routes = routeArrows(layout, any.arrows);
        expect(routes).toHaveLength(any.arrows.length);
        for (const { causeId, effectId, points } of routes) {
          expect(touches(layout.boxes.get(causeId), points[0])).toBe(true);
          expect(touches(layout.boxes.get(effectId), points.at(-1))).toBe(true);
          const passed = [...layout.boxes.values()].filter(({ left, right, top, bottom }) =>
            points
              .slice(1, -1)
              .some(({ x, y }) => x > left && x < right && y >= top && y <= bottom),
          );
          expect(passed).toEqual([]);
        }
      }),
    );
  });

  it("[SM10] do not share a port", () => {
    const layout = layOut(facts("F1 P1 P2 P3", "P1>F1 P2>F1 P3>F1"));
    const arrows = ["P1", "P2", "P3"].map((causeId) => ({ causeId, effectId: "F1" }));
    const ends = routeArrows(layout, arrows).map(({ points }) => points.at(-1)?.x);
    expect(new Set(ends).size).toBe(3);
  });
});

function touches(box: MapBox | undefined, point: { x: number; y: number } | undefined): boolean {
  if (!box || !point) return false;
  const onEdge = point.y === box.top || point.y === box.bottom;
  return onEdge && point.x > box.left && point.x < box.right;
}

describe("[SM11] by keyboard", () => {
  const layout = layOut(facts("F1 C1 C2 C3"));

  it("one walks to the neighbour, and to the nearest of the next row", () => {
    expect(neighbourOf(layout, "C1", "right")).toBe("C2");
    expect(neighbourOf(layout, "C3", "left")).toBe("C2");
    expect(neighbourOf(layout, "C3", "up")).toBe("F1");
    expect(neighbourOf(layout, "F1", "down")).toBe("C2");
  });

  it("nothing lies beyond the edge", () => {
    expect(neighbourOf(layout, "C1", "left")).toBeNull();
    expect(neighbourOf(layout, "F1", "up")).toBeNull();
  });
});
