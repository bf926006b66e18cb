/** The strategy map as geometry: where every shape is. Rules SM7, SM9. */
import { arrangeMap, rowsOfLine, type ArrangedBand, type MapFacts } from "./arrangement";
import { cellStretches, groupStretches, MAP_WIDTH, type Stretch } from "./map-columns";
import { shortenArrows } from "./shorten-arrows";

/** [SM9] The free space above every row, where arrows run, in units (see {@link MAP_WIDTH}). */
export const GUTTER = 2.6;

/** The free space below the last row. */
const FOOT = 0.8;

/** How much narrower a shape is than its cell, on either side. */
const INSET = 0.4;

/** An objective's shape, in units from the map's upper left corner. */
export interface MapBox {
  readonly id: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The row of the whole map in which it stands, 0 on top. */
  readonly row: number;
}

/** A theme's part of a band, as it is drawn. */
export interface MapGroup {
  readonly themeId: string | null;
  readonly cells: number;
  /** The ids of every row of the band, the uppermost first; empty where the group has none. */
  readonly rows: readonly (readonly string[])[];
  /** The ids of every line of the band, as somebody moves them; a long line takes several rows. */
  readonly lines: readonly (readonly string[])[];
}

/** A perspective's band, as it is drawn. */
export interface MapBand {
  readonly perspective: ArrangedBand["perspective"];
  /** The ranks of its lines, the highest first. */
  readonly ranks: readonly number[];
  readonly groups: readonly MapGroup[];
  /** Its rows, by their number on the whole map, and how high the shapes in each are, in units. */
  readonly rows: readonly { readonly row: number; readonly height: number }[];
}

/** A laid-out map. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly MapBand[];
  /** By objective. */
  readonly boxes: ReadonlyMap<string, MapBox>;
}

/** An objective and how wide its shape is, in units. */
export interface MapCell {
  readonly id: string;
  readonly width: number;
}

/**
 * [SM9] How high the shapes of a row have to be, in units. A shape's content is words, which only the
 * one who shows them can measure.
 */
export type RowHeight = (row: readonly MapCell[]) => number;

/** Lays a map out. The same facts give the same layout. */
export function layOutMap(facts: MapFacts, heightOf: RowHeight): MapLayout {
  const boxes = new Map<string, MapBox>();
  let [top, row] = [0, 0];
  const bands = shortenArrows(arrangeMap(facts), facts).map((arranged): MapBand => {
    const band = rowsOfBand(arranged);
    const stretches = groupStretches(arranged);
    const rows = band.map((groups) => {
      const cells = groups.flatMap((ids, index) => shapesIn(ids, stretches[index]));
      const height = heightOf(cells.map(({ id, left, right }) => ({ id, width: right - left })));
      top += GUTTER;
      for (const cell of cells) boxes.set(cell.id, { ...cell, top, bottom: top + height, row });
      top += height;
      return { row: row++, height };
    });
    const groups = arranged.groups.map(({ themeId, cells, lines }, index) => ({
      themeId,
      cells,
      lines,
      rows: band.map((groupsOfRow) => groupsOfRow[index] ?? []),
    }));
    return { perspective: arranged.perspective, ranks: arranged.ranks, groups, rows };
  });
  return { width: MAP_WIDTH, height: top + FOOT, bands, boxes };
}

/**
 * The rows of a band, the uppermost first; in each, the ids of every group. A group that needs fewer
 * rows for a line than its neighbours has them at the bottom of it, near the line's causes.
 */
function rowsOfBand({ ranks, groups }: ArrangedBand): string[][][] {
  return ranks.flatMap((_rank, line) => {
    const split = groups.map((group) => rowsOfLine(group.lines[line] ?? [], group.cells));
    const most = Math.max(...split.map((rows) => rows.length));
    return Array.from({ length: most }, (_row, index) =>
      split.map((rows) => rows[index - (most - rows.length)] ?? []),
    );
  });
}

function shapesIn(ids: readonly string[], group: Stretch | undefined) {
  if (!group) return [];
  const cells = cellStretches(group, ids);
  return ids.flatMap((id, index) => {
    const cell = cells[index];
    return cell ? [{ id, left: cell.left + INSET, right: cell.right - INSET }] : [];
  });
}
