/** The agenda: parts in their order, and walking from page to page. Rules AG1–AG4. */

/** The minutes that an item can be given: whole ones, at least and at most so many. */
export const BUDGET_MINUTES = { least: 1, most: 480 } as const;

/** Whether an item can be given so many minutes. */
export function isBudget(minutes: number): boolean {
  const { least, most } = BUDGET_MINUTES;
  return Number.isInteger(minutes) && minutes >= least && minutes <= most;
}

/** What all parts of an agenda have. `id` is the item's own, unique in its meeting. */
interface AgendaPart {
  readonly id: string;
  readonly budgetMinutes: number;
  /** The pages that the room walks through after the item's own, in their order; may be empty. */
  readonly pages: readonly string[];
}

/** A part of the meeting: overview 总体情况, a department's turn 部门研讨, closing 总结点评. */
export type AgendaItem =
  | (AgendaPart & { readonly kind: "overview" })
  | (AgendaPart & { readonly kind: "department"; readonly departmentId: string })
  | (AgendaPart & { readonly kind: "closing" });

/**
 * Where somebody is: an item of the agenda and one of its pages. `null` is the item's own page: a
 * department's cover, and the only page of the others.
 */
export interface Place {
  readonly item: string;
  readonly page: string | null;
}

const PART_ORDER: Readonly<Record<AgendaItem["kind"], number>> = {
  overview: 0,
  department: 1,
  closing: 2,
};

/** [AG1] Overview, departments in their given order, closing. */
export function orderAgenda(items: readonly AgendaItem[]): AgendaItem[] {
  return items.toSorted((left, right) => PART_ORDER[left.kind] - PART_ORDER[right.kind]);
}

/** [AG2] Every page of the agenda in the order of the meeting, each item's own page first. */
export function placesOf(items: readonly AgendaItem[]): Place[] {
  return orderAgenda(items).flatMap(({ id, pages }) =>
    [null, ...pages].map((page): Place => ({ item: id, page })),
  );
}

/** Whether two places are the same one. */
export function samePlace(left: Place, right: Place): boolean {
  return left.item === right.item && left.page === right.page;
}

/**
 * [AG4] The place meant by `place` in the agenda as it is now: itself, else its item's own page,
 * else the first place; `null` when the agenda is empty. Pages go while people stand on them.
 */
export function settlePlace(items: readonly AgendaItem[], place: Place): Place | null {
  const places = placesOf(items);
  const itself = places.find((each) => samePlace(each, place));
  return itself ?? places.find((each) => each.item === place.item) ?? places[0] ?? null;
}

/** [AG3] The place before (-1) or after (1) `place`; `null` past either end. */
export function placeBeside(
  items: readonly AgendaItem[],
  place: Place,
  step: -1 | 1,
): Place | null {
  const settled = settlePlace(items, place);
  const places = placesOf(items);
  const index = places.findIndex((each) => settled !== null && samePlace(each, settled));
  return index === -1 ? null : (places[index + step] ?? null);
}
