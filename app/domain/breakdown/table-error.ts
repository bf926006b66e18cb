import type { Day } from "../scorecard/month";
import type { NumberError } from "../scorecard/read-number";

/** Why a cell has no value, as a code; a person reads the words of app/i18n. */
export type TableError =
  /** The formula is not one; `at` is the offset of the first character that does not belong there. */
  | { readonly code: "syntax"; readonly at: number }
  /** No row or column has this name. */
  | { readonly code: "unknown-name"; readonly name: string }
  /** Several rows or columns have this name. */
  | { readonly code: "ambiguous-name"; readonly name: string }
  /** It needs itself; `names` are the rows or columns of the circle, in order. */
  | { readonly code: "cycle"; readonly names: readonly string[] }
  | { readonly code: "division-by-zero" }
  /** What it needs is blank. */
  | { readonly code: "empty-operand"; readonly name: string }
  /** What it needs holds words, a person or a date. */
  | { readonly code: "not-numeric"; readonly name: string }
  /** The value has more digits than can be shown exactly. */
  | { readonly code: "too-large" }
  /** What was typed into a number cell is no number. */
  | { readonly code: "unreadable-number"; readonly reason: NumberError }
  /** What was typed into a date cell is no date; `nearest` where its month has no such day. */
  | { readonly code: "unreadable-date"; readonly nearest: Day | null };
