/** Which objective stands where on the strategy map, as rows and columns. Rules SM5–SM8. */
import { PERSPECTIVES, type Perspective } from "../scorecard/types";
import type { Arrow } from "./cause-effect";

/** An objective as far as its place on the map goes. */
export interface MapObjective {
  readonly id: string;
  readonly perspective: Perspective;
  /** Null for one straight in its perspective. */
  readonly themeId: string | null;
}

/** [SM8] Where somebody put an objective within its theme. */
export interface MapPlace {
  readonly objectiveId: string;
  /** The line it stands in; a higher rank is higher up. Compared with others only, gaps are nothing. */
  readonly rank: number;
  /** Its place from the left among its theme's objectives in that line, from 0. */
  readonly slot: number;
}

/** What a map is made of; each list in the scorecard's order. */
export interface MapFacts {
  readonly objectives: readonly MapObjective[];
  readonly themes: readonly { readonly id: string }[];
  readonly arrows: readonly Arrow[];
  readonly places: readonly MapPlace[];
}

/** A theme's part of a perspective's band; theme null: objectives straight in the perspective. */
export interface ArrangedGroup {
  readonly themeId: string | null;
  /** How many objectives stand side by side at most: what its width is in proportion to. */
  readonly cells: number;
  /** Ids by line of the band, the uppermost first; a line that the group lacks is empty. */
  readonly lines: readonly (readonly string[])[];
}

/** A perspective's band. */
export interface ArrangedBand {
  readonly perspective: Perspective;
  /** The ranks of its lines, the highest first. */
  readonly ranks: readonly number[];
  readonly groups: readonly ArrangedGroup[];
}

/** [SM7] How many objectives stand side by side in a band at most, where its themes allow it. */
const CAPACITY = 8;

/**
 * [SM5]–[SM8] Puts the objectives into bands, groups and lines, in each line in the scorecard's order.
 * Bands without any are left out.
 */
export function arrangeMap(facts: MapFacts): ArrangedBand[] {
  return PERSPECTIVES.flatMap((perspective) => {
    const own = facts.objectives.filter((each) => each.perspective === perspective);
    return own.length === 0 ? [] : [{ perspective, ...linesOf(own, facts) }];
  });
}

function linesOf(own: readonly MapObjective[], facts: MapFacts): Omit<ArrangedBand, "perspective"> {
  const rankOf = ranksOf(own, facts);
  const ranks = [...new Set(rankOf.values())].toSorted((left, right) => right - left);
  const known = new Set<string | null>(facts.themes.map(({ id }) => id));
  const groups = [null, ...facts.themes.map(({ id }) => id)].flatMap((themeId) => {
    const inTheme = own.filter(
      (each) => (known.has(each.themeId) ? each.themeId : null) === themeId,
    );
    const lines = ranks.map((rank) =>
      inTheme.map(({ id }) => id).filter((id) => rankOf.get(id) === rank),
    );
    return inTheme.length === 0 ? [] : [{ themeId, lines, cells: widest(lines) }];
  });
  return { ranks, groups: narrowed(groups) };
}

/**
 * [SM6] In its band an effect stands above its causes, as high as the longest chain of arrows within
 * the band that leads to it; [SM8] one that somebody put into a line stands there.
 */
function ranksOf(own: readonly MapObjective[], { arrows, places }: MapFacts): Map<string, number> {
  const ranks = new Map(own.map(({ id }) => [id, 0]));
  const inside = arrows.filter(
    ({ causeId, effectId }) => ranks.has(causeId) && ranks.has(effectId),
  );
  // A chain has fewer arrows than there are objectives: after that many rounds nothing rises more.
  for (let round = 1; round < own.length; round += 1) {
    for (const { causeId, effectId } of inside) {
      const above = (ranks.get(causeId) ?? 0) + 1;
      if (above > (ranks.get(effectId) ?? 0)) ranks.set(effectId, above);
    }
  }
  for (const { objectiveId, rank } of places) {
    if (ranks.has(objectiveId)) ranks.set(objectiveId, rank);
  }
  return ranks;
}

function widest(lines: readonly (readonly string[])[]): number {
  return Math.max(...lines.map((line) => line.length));
}

/** [SM7] Takes cells from the widest group until the band has no more than fit. */
function narrowed(groups: readonly ArrangedGroup[]): ArrangedGroup[] {
  const cells = groups.map((group) => group.cells);
  for (;;) {
    const most = Math.max(...cells);
    const sum = cells.reduce((total, each) => total + each, 0);
    if (sum <= CAPACITY || most === 1) break;
    cells[cells.lastIndexOf(most)] = most - 1;
  }
  return groups.map((group, index) => ({ ...group, cells: cells[index] ?? group.cells }));
}

/** [SM7] A line of a group as the rows it takes: as few as its cells allow, evenly filled. */
export function rowsOfLine(line: readonly string[], cells: number): string[][] {
  const rows = Math.ceil(line.length / cells);
  const each = Math.ceil(line.length / Math.max(rows, 1));
  return Array.from({ length: rows }, (_, row) => line.slice(row * each, (row + 1) * each));
}
