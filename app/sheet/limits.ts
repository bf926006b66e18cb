/**
 * What reading a shared document takes at most. A document is written by browsers, and a valid Yjs
 * update can hold anything; these bounds keep a page readable and a projection quick whatever it
 * holds. They lie far above what people write. What lies beyond stays in the document, unread.
 */
export const SheetLimit = {
  /** Characters (UTF-16 units) read from one field. */
  text: 20_000,
  /** Rows of one kind read from one document; of breakdown tables' rows `allTableRows`. */
  rows: 2_000,
  /**
   * Rows of one kind that a document takes, deleted ones included: beyond it the server refuses more,
   * since nobody would ever read them.
   */
  rowsKept: 8_000,
  /** Owners read from one improvement measure. */
  owners: 50,
  /** Characters of a free owner name. */
  ownerName: 100,
  /** Rows read from one breakdown table. */
  tableRows: 300,
  /** Rows of all breakdown tables read from one document, deleted ones too. */
  allTableRows: 20_000,
  /** Columns read from one breakdown table. */
  tableColumns: 40,
  /** Characters read from one cell, name or formula of a breakdown table. */
  cell: 500,
  /** Bounds of a column's width, in CSS pixels. */
  narrowest: 40,
  widest: 900,
  /** Decimals that a number is shown with at most. */
  decimals: 6,
  /** Characters of an order key; rows with a longer one are read as if they had none. */
  order: 120,
} as const;

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a string can be the id of a row, a measure, a plan or a person. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}
