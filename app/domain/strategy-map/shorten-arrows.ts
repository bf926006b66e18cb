/** The order of objectives side by side, so that arrows are short. Rules SM6, SM8. */
import type { ArrangedBand, ArrangedGroup, MapFacts, MapPlace } from "./arrangement";
import { centresOf } from "./map-columns";
import type { Arrow } from "./cause-effect";

/** How often the orders are gone through; they settle within two or three rounds. */
const ROUNDS = 6;

/**
 * [SM6] Orders each line of each group by where the ends of its objectives' arrows are on average
 * (the barycentre heuristic: K. Sugiyama, S. Tagawa, M. Toda, Methods for visual understanding of
 * hierarchical system structures, IEEE Trans. SMC 11, 1981). Of all rounds, the scorecard's own order
 * among them, the one with the shortest arrows is taken, the first of equals.
 */
export function shortenArrows(
  bands: readonly ArrangedBand[],
  { arrows, places }: Pick<MapFacts, "arrows" | "places">,
): ArrangedBand[] {
  let now = bands.map((band) => withLines(band, (line) => placed(line, places)));
  let best = now;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Band by band from below: all at once, two that point at each other would change places for ever.
    for (let index = now.length - 1; index >= 0; index -= 1) {
      const at = centresOf(now);
      now = now.map((band, each) =>
        each === index
          ? withLines(band, (line) => placed(byBarycentre(line, arrows, at), places))
          : band,
      );
      if (sidewaysLength(now, arrows) < sidewaysLength(best, arrows)) best = now;
    }
  }
  return best;
}

/** How far all arrows go sideways, in the units of the map's width. */
export function sidewaysLength(bands: readonly ArrangedBand[], arrows: readonly Arrow[]): number {
  const at = centresOf(bands);
  return arrows.reduce((total, { causeId, effectId }) => {
    const [from, to] = [at.get(causeId), at.get(effectId)];
    return from === undefined || to === undefined ? total : total + Math.abs(from - to);
  }, 0);
}

function byBarycentre(
  line: readonly string[],
  arrows: readonly Arrow[],
  at: ReadonlyMap<string, number>,
): string[] {
  const weight = new Map(
    line.map((id) => {
      const ends = arrows
        .flatMap(({ causeId, effectId }) =>
          causeId === id ? [effectId] : effectId === id ? [causeId] : [],
        )
        .flatMap((end) => at.get(end) ?? []);
      const sum = ends.reduce((total, x) => total + x, 0);
      return [id, ends.length > 0 ? sum / ends.length : (at.get(id) ?? 0)] as const;
    }),
  );
  return line.toSorted((left, right) => (weight.get(left) ?? 0) - (weight.get(right) ?? 0));
}

/** [SM8] Puts what somebody has placed at its slot, the others round it in their order. */
function placed(line: readonly string[], places: readonly MapPlace[]): string[] {
  const slotOf = new Map(places.map(({ objectiveId, slot }) => [objectiveId, slot]));
  const order = line.filter((id) => !slotOf.has(id));
  const fixed = line
    .filter((id) => slotOf.has(id))
    .toSorted((left, right) => (slotOf.get(left) ?? 0) - (slotOf.get(right) ?? 0));
  for (const id of fixed) order.splice(slotOf.get(id) ?? 0, 0, id);
  return order;
}

function withLines(
  band: ArrangedBand,
  change: (line: readonly string[]) => readonly string[],
): ArrangedBand {
  const changed = (group: ArrangedGroup) => ({ ...group, lines: group.lines.map(change) });
  return { ...band, groups: band.groups.map(changed) };
}
