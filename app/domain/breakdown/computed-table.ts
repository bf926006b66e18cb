import type { Day, Month } from "../scorecard/month";
import type { TableError } from "./table-error";

/** What a cell shows. Numbers are rounded to `decimals`, and shown with as many. */
export type CellShown =
  | { readonly kind: "blank" }
  | { readonly kind: "number"; readonly value: number; readonly decimals: number }
  | { readonly kind: "text"; readonly text: string }
  /** `personId` null: a free name, as typed. */
  | { readonly kind: "person"; readonly personId: string | null; readonly name: string }
  | { readonly kind: "date"; readonly day: Day; readonly text: string }
  /** `text` is what was typed, "" for a computed cell. */
  | { readonly kind: "error"; readonly error: TableError; readonly text: string };

/** A cell of a computed table. */
export interface ComputedCell {
  readonly shown: CellShown;
  /** Whether it is never typed: a sum, a formula, a difference. */
  readonly computed: boolean;
  /** Whether its number is last month's, taken over because nobody typed another. */
  readonly carried: boolean;
}

/** A row of a computed table; `cells` by column id, every column present. */
export interface ComputedRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, ComputedCell>>;
}

/** A computed table; rows in the table's order. */
export interface ComputedTable {
  readonly rows: readonly ComputedRow[];
  /** By column id, those of columns with a total; null when no column has one. */
  readonly totals: Readonly<Record<string, CellShown>> | null;
}

/** What a table is computed in. */
export interface TableContext {
  /** The month under review: decides the year of a date that has none. */
  readonly month: Month;
  /** Last month's actuals by row id (see `lastMonthActuals`); used where the cell is blank. */
  readonly lastMonth?: ReadonlyMap<string, number>;
}
