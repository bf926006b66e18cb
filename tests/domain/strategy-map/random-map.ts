import fc from "fast-check";
import type { MapFacts, MapObjective } from "~/domain/strategy-map/arrangement";
import { judgeArrow, type SpannedArrow } from "~/domain/strategy-map/cause-effect";
import type { MapCell } from "~/domain/strategy-map/map-layout";
import { PERSPECTIVES } from "~/domain/scorecard/types";

/** Any scorecard's map: up to forty objectives in up to six themes, arrows without a circle, places. */
export function anyMap(): fc.Arbitrary<MapFacts> {
  const themes = Array.from({ length: 6 }, (_, index) => ({
    id: `t${index}`,
    perspective: PERSPECTIVES[index % PERSPECTIVES.length] ?? "financial",
  }));
  const objective = fc.record({
    perspective: fc.constantFrom(...PERSPECTIVES),
    theme: fc.nat({ max: 6 }),
  });
  const end = fc.nat({ max: 39 });
  const place = fc.record({ of: end, rank: fc.integer({ min: -2, max: 3 }), slot: fc.nat(5) });
  return fc
    .record({
      objectives: fc.array(objective, { minLength: 1, maxLength: 40 }),
      ends: fc.array(fc.tuple(end, end), { maxLength: 50 }),
      places: fc.array(place, { maxLength: 8 }),
    })
    .map(({ objectives, ends, places }): MapFacts => {
      const list = objectives.map(({ perspective, theme }, index): MapObjective => {
        const own = themes[theme];
        return own
          ? { id: `o${index}`, perspective: own.perspective, themeId: own.id }
          : { id: `o${index}`, perspective, themeId: null };
      });
      const idAt = (index: number) => list[index % list.length]?.id ?? "";
      const placed = new Map(places.map(({ of, rank, slot }) => [idAt(of), { rank, slot }]));
      return {
        objectives: list,
        themes,
        arrows: withoutCircles(ends.map(([from, to]) => [idAt(from), idAt(to)])),
        places: [...placed].map(([objectiveId, at]) => ({ objectiveId, ...at })),
      };
    });
}

function withoutCircles(ends: readonly (readonly [string, string])[]): SpannedArrow[] {
  const arrows: SpannedArrow[] = [];
  for (const [causeId, effectId] of ends) {
    const arrow = { causeId, effectId, validFrom: "2021-01", validTo: null };
    if (judgeArrow(arrows, arrow) === null) arrows.push(arrow);
  }
  return arrows;
}

/** Heights that differ from row to row, as words do. */
export const someHeight = (row: readonly MapCell[]) => 3 + (row.length % 3);
