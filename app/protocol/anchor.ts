/** Where a comment hangs. Written by a browser and kept as it came (see read-anchor.ts). */

/** A place that belongs to a department: itself, one of its pages, or something on that page. */
export type Anchor =
  | { readonly kind: "department"; readonly departmentId: string }
  | (OnPage & { readonly kind: "page" })
  /** A field by its name: a shared text by its path (app/sheet/text-path), or a part of the page. */
  | (OnPage & { readonly kind: "field"; readonly field: string })
  /**
   * A cell of a table by the table's, the row's and the column's name. Where those are ids, `names`
   * is what row and column were called when it was hung on it.
   */
  | (OnPage & {
      readonly kind: "cell";
      readonly table: string;
      readonly row: string;
      readonly column: string;
      readonly names?: CellNames;
    })
  /** A stretch of a shared text; positions are Yjs relative positions as JSON. */
  | (OnPage & {
      readonly kind: "text";
      readonly text: string;
      readonly start: unknown;
      readonly end: unknown;
      /** The words that it was hung on, as they were. */
      readonly quote: string;
    });

/** The page on which a place is: the page's key within the department's sheet. */
export interface OnPage {
  readonly departmentId: string;
  readonly page: string;
}

/** What a table's row and column are called; "" for one without a name. */
export interface CellNames {
  readonly row: string;
  readonly column: string;
}

/** What an anchor may take, in UTF-16 units. */
export const AnchorLimit = { name: 200, quote: 1000 } as const;

/** The page that a place is on; null for a department as a whole. */
export function pageOf(anchor: Anchor): string | null {
  return anchor.kind === "department" ? null : anchor.page;
}

/**
 * The name of a place within its page, as elements of the page carry it: `field:<name>`,
 * `cell:<table>/<row>/<column>`. A stretch of text lies in its text's field. Null for whole pages.
 */
export function placeName(anchor: Anchor): string | null {
  switch (anchor.kind) {
    case "field":
      return fieldPlace(anchor.field);
    case "text":
      return fieldPlace(anchor.text);
    case "cell":
      return cellPlace(anchor.table, anchor.row, anchor.column);
    case "department":
    case "page":
      return null;
  }
}

/** The place name of a field. */
export const fieldPlace = (field: string) => `field:${field}`;

/** The place name of a table's cell. */
export const cellPlace = (table: string, row: string, column: string) =>
  `cell:${table}/${row}/${column}`;

/**
 * The anchor of the place with this name on a page; the page itself for a name that is none.
 *
 * @param names what a cell's row and column are called, where the place's name does not say it
 */
export function anchorOfPlace(
  at: { readonly departmentId: string; readonly page: string },
  name: string | null,
  names: CellNames | null = null,
): Anchor {
  const field = /^field:(.+)$/.exec(name ?? "")?.[1];
  if (field !== undefined) return { kind: "field", ...at, field };
  const [, table, row, column] = /^cell:([^/]+)\/([^/]+)\/([^/]+)$/.exec(name ?? "") ?? [];
  return table !== undefined && row !== undefined && column !== undefined
    ? { kind: "cell", ...at, table, row, column, ...(names && { names: shortened(names) }) }
    : { kind: "page", ...at };
}

function shortened({ row, column }: CellNames): CellNames {
  return { row: row.slice(0, AnchorLimit.name), column: column.slice(0, AnchorLimit.name) };
}
