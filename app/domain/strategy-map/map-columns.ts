/** Where groups and objectives stand from left to right. Rules SM7, SM9. */
import { rowsOfLine, type ArrangedBand, type ArrangedGroup } from "./arrangement";

/**
 * The map's width, in units. One unit is one em of the map's own text, which grows with the map: what
 * fits into a shape on one screen fits on all of them.
 */
export const MAP_WIDTH = 56;

/** A cell's share of a band's width, where the space between two groups has a share of 1. */
const CELL_SHARE = 12;

/** A stretch from left to right, in units. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** The stretches of a band's groups, in their order. They fill the width, spaces between them. */
export function groupStretches({ groups }: ArrangedBand): Stretch[] {
  const cells = groups.reduce((total, group) => total + group.cells, 0);
  const share = MAP_WIDTH / (cells * CELL_SHARE + groups.length - 1);
  let left = 0;
  return groups.map((group) => {
    const right = left + group.cells * CELL_SHARE * share;
    const stretch = { left, right };
    left = right + share;
    return stretch;
  });
}

/** The equal stretches of what stands side by side in one row of a group. */
export function cellStretches({ left, right }: Stretch, row: readonly string[]): Stretch[] {
  const width = (right - left) / row.length;
  return row.map((_, index) => ({ left: left + index * width, right: left + (index + 1) * width }));
}

/** The middle of every objective, in units from the left. */
export function centresOf(bands: readonly ArrangedBand[]): Map<string, number> {
  const centres = new Map<string, number>();
  const add = (group: ArrangedGroup, stretch: Stretch) => {
    for (const row of group.lines.flatMap((line) => rowsOfLine(line, group.cells))) {
      const cells = cellStretches(stretch, row);
      row.forEach((id, index) => {
        const cell = cells[index];
        if (cell) centres.set(id, (cell.left + cell.right) / 2);
      });
    }
  };
  for (const band of bands) {
    const stretches = groupStretches(band);
    band.groups.forEach((group, index) => {
      const stretch = stretches[index];
      if (stretch) add(group, stretch);
    });
  }
  return centres;
}
