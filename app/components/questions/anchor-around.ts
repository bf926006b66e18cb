import { anchorOfPlace, type Anchor } from "~/protocol/anchor";

/**
 * The place on the page that an element belongs to; the page itself for none. A table's cell carries
 * what its row and column are called.
 */
export function anchorAround(
  at: { readonly departmentId: string; readonly page: string },
  element: Element | null,
): Anchor {
  const { place, rowName, columnName } =
    element?.closest<HTMLElement>("[data-place]")?.dataset ?? {};
  const names =
    rowName !== undefined && columnName !== undefined ? { row: rowName, column: columnName } : null;
  return anchorOfPlace(at, place ?? null, names);
}
