/** The pages of one measure in a meeting: a first one, and further ones. Rules MP1–MP5. */

/** The highest number that a page can have. */
export const LAST_PAGE = 99;

/** A further page of a measure, from its second on. */
export interface FurtherPage {
  /** Its number for good, from 2: part of its address. */
  readonly ordinal: number;
  /** Its place among the further pages of its measure; where two are equal, the number decides. */
  readonly position: number;
}

/** [MP2] Further pages in the order in which the room walks through them, behind the first one. */
export function orderPages<P extends FurtherPage>(pages: readonly P[]): P[] {
  return pages.toSorted(
    (left, right) => left.position - right.position || left.ordinal - right.ordinal,
  );
}

/** What a page is called by: its measure's code, from the second page on with its number (M9-2). */
export function pageCode(code: string, ordinal: number): string {
  return ordinal === 1 ? code : `${code}-${ordinal}`;
}

/**
 * [MP1] The number of one more page; null when there is none left.
 *
 * @param given every number given in this meeting, those of removed pages too
 * @param isTaken whether something else is called by that code already
 */
export function nextOrdinal(
  given: readonly number[],
  code: string,
  isTaken: (code: string) => boolean,
): number | null {
  for (let ordinal = Math.max(1, ...given) + 1; ordinal <= LAST_PAGE; ordinal++) {
    if (!isTaken(pageCode(code, ordinal))) return ordinal;
  }
  return null;
}

/** [MP2] The order after one page has been moved a place; the same when there is no such place. */
export function movePage(
  ordinals: readonly number[],
  ordinal: number,
  step: -1 | 1,
): readonly number[] {
  const from = ordinals.indexOf(ordinal);
  const to = from + step;
  if (from === -1 || to < 0 || to >= ordinals.length) return ordinals;
  const moved = ordinals.filter((each) => each !== ordinal);
  moved.splice(to, 0, ordinal);
  return moved;
}
