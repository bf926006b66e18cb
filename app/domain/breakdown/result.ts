/** A table's result beside the measure's actual. Rules BR1–BR4. */
import { roundHalfAway, subtract } from "../scorecard/decimal";
import { convertUnit } from "./unit";
import type { CellShown, ComputedTable } from "./computed-table";
import { TOTAL_ROW, isPercent, type BreakdownTable } from "./table";

/** What comparing needs to know of the measure. */
export interface ResultMeasure {
  /** As on the measure, in either language; compared with the table's. */
  readonly units: readonly string[];
  readonly decimals: number;
}

/** What a table says about the measure's actual. */
export type TableResult =
  /** No cell is marked, or the marked one is gone. */
  | { readonly state: "none" }
  /** The marked cell holds no number yet, or an error. */
  | { readonly state: "no-value"; readonly shown: CellShown }
  /** Its unit cannot be turned into the measure's: it is shown and not offered. */
  | { readonly state: "other-unit"; readonly value: number; readonly unit: string }
  /** The value in the measure's unit and decimals, and there is no actual: it can be taken over. */
  | { readonly state: "no-actual"; readonly value: number }
  | { readonly state: "same"; readonly value: number }
  /** `difference` is the value less the actual, both as shown. It can be taken over. */
  | { readonly state: "differs"; readonly value: number; readonly difference: number };

/**
 * [BR1]–[BR4] Compares a table's marked result with the measure's actual.
 *
 * @param actual the measure's actual for the month; null for none
 */
export function tableResult(
  table: BreakdownTable,
  computed: ComputedTable,
  measure: ResultMeasure,
  actual: number | null,
): TableResult {
  const shown = markedCell(table, computed);
  if (shown === null) return { state: "none" };
  if (shown.kind !== "number") return { state: "no-value", shown };
  const unit = unitOfResult(table);
  const converted = convertUnit(shown.value, unit, measure.units);
  if (converted === null) return { state: "other-unit", value: shown.value, unit };
  const value = roundHalfAway(converted, measure.decimals);
  if (actual === null) return { state: "no-actual", value };
  const difference = subtract(value, roundHalfAway(actual, measure.decimals));
  return difference === 0 ? { state: "same", value } : { state: "differs", value, difference };
}

/** [BR1] What the marked cell shows; null when none is marked or it is gone. */
function markedCell({ result }: BreakdownTable, computed: ComputedTable): CellShown | null {
  if (result === null) return null;
  if (result.row === TOTAL_ROW) return computed.totals?.[result.column] ?? null;
  const row = computed.rows.find(({ id }) => id === result.row);
  return row?.cells[result.column]?.shown ?? null;
}

function unitOfResult({ kind, result, rows, columns }: BreakdownTable): string {
  if (kind === "subjects") return rows.find(({ id }) => id === result?.row)?.unit ?? "";
  const column = columns.find(({ id }) => id === result?.column);
  return column?.kind === "percent" && !isPercent(column.unit) ? "%" : (column?.unit ?? "");
}
