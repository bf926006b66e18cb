import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MapFacts, MapPlace } from "~/domain/strategy-map/arrangement";
import { layOutMap, type MapLayout } from "~/domain/strategy-map/map-layout";
import {
  dropAt,
  groupOf,
  movedPlaces,
  stepPlaces,
  type Direction,
} from "~/domain/strategy-map/map-moves";
import { anyMap, someHeight } from "./random-map";

const FACTS: MapFacts = {
  objectives: ["P1", "P2", "P3"]
    .map((id) => ({
      id,
      perspective: "internal-process" as const,
      themeId: "own" as string | null,
    }))
    .concat({ id: "P4", perspective: "internal-process", themeId: "other" }),
  themes: [{ id: "own" }, { id: "other" }],
  arrows: [],
  places: [],
};

const layOut = (places: readonly MapPlace[] = [], facts = FACTS) =>
  layOutMap({ ...facts, places }, someHeight);

/** The lines of P1's group, from above. */
const lines = (layout: MapLayout) =>
  groupOf(layout, "P1")?.group.lines.map((line) => line.join(" "));

const step = (layout: MapLayout, id: string, direction: Direction) =>
  layOut(stepPlaces(layout, id, direction) ?? []);

describe("[SM8] a step", () => {
  it("sideways changes places with the neighbour", () => {
    const moved = step(layOut(), "P1", "right");
    expect(lines(moved)).toEqual(["P2 P1 P3"]);
    expect(lines(step(moved, "P3", "left"))).toEqual(["P2 P3 P1"]);
  });

  it("up founds a line above, down leads back", () => {
    const moved = step(layOut(), "P2", "up");
    expect(lines(moved)).toEqual(["P2", "P1 P3"]);
    expect(lines(step(moved, "P2", "down"))).toEqual(["P2 P1 P3"]);
  });

  it("does not move another theme of the band", () => {
    const before = layOut();
    const after = step(before, "P2", "down");
    expect(after.boxes.get("P4")?.row).toBe(after.boxes.get("P1")?.row);
    expect(after.boxes.get("P2")?.row).toBe((after.boxes.get("P1")?.row ?? 0) + 1);
  });

  it("ends at the edge of the group, and of the map", () => {
    expect(stepPlaces(layOut(), "P1", "left")).toBeNull();
    expect(stepPlaces(layOut(), "P3", "right")).toBeNull();
    const alone = { ...FACTS, objectives: FACTS.objectives.slice(0, 1) };
    expect(stepPlaces(layOut([], alone), "P1", "up")).toBeNull();
    expect(stepPlaces(layOut(), "P9", "up")).toBeNull();
  });
});

describe("[SM8] a drop", () => {
  const dropped = (id: string, over: string, share: number, dy = 0) => {
    const layout = layOut();
    const group = groupOf(layout, id);
    const box = layout.boxes.get(over);
    if (!group || !box) throw new Error("not on the map");
    const point = {
      x: box.left + (box.right - box.left) * share,
      y: (box.top + box.bottom) / 2 + dy,
    };
    return lines(layOut(movedPlaces(group, id, dropAt(layout, group, id, point))));
  };

  it("lands before or behind what it is dropped on", () => {
    expect(dropped("P1", "P3", 0.9)).toEqual(["P2 P3 P1"]);
    expect(dropped("P1", "P3", 0.1)).toEqual(["P2 P1 P3"]);
    expect(dropped("P3", "P1", 0.1)).toEqual(["P3 P1 P2"]);
  });

  it("stays in its own theme", () => {
    expect(dropped("P1", "P4", 0.5)).toEqual(["P2 P3 P1"]);
  });

  it("above or below all others founds a line", () => {
    expect(dropped("P2", "P1", 0.5, -9)).toEqual(["P2", "P1 P3"]);
    expect(dropped("P2", "P1", 0.5, 9)).toEqual(["P1 P3", "P2"]);
  });
});

it("[SM8] any walk of steps loses nothing, and ends where it says", () => {
  const direction = fc.constantFrom<Direction>("left", "right", "up", "down");
  const steps = fc.array(fc.tuple(fc.nat(), direction), { maxLength: 12 });
  fc.assert(
    fc.property(anyMap(), steps, (facts, walk) => {
      let places = [...facts.places];
      for (const [index, to] of walk) {
        const id = facts.objectives[index % facts.objectives.length]?.id ?? "";
        const layout = layOut(places, facts);
        const moved = stepPlaces(layout, id, to);
        if (!moved) continue;
        const ids = new Set(moved.map(({ objectiveId }) => objectiveId));
        places = [...places.filter((each) => !ids.has(each.objectiveId)), ...moved];
        const after = groupOf(layOut(places, facts), id);
        const before = groupOf(layout, id);
        expect(after?.group.lines.flat().toSorted()).toEqual(before?.group.lines.flat().toSorted());
        const { rank, slot } = moved.find((each) => each.objectiveId === id) ?? {};
        const line = after?.band.ranks.findIndex((each) => each === rank) ?? -1;
        expect(after?.group.lines[line]?.[slot ?? -1]).toBe(id);
      }
    }),
    // Each run lays the map out anew for every step.
    { numRuns: 40 },
  );
});
