/** Computes a breakdown table. */
import type { ComputedTable, TableContext } from "./computed-table";
import { evaluateOwnTable } from "./evaluate-own";
import { evaluateSubjects } from "./evaluate-subjects";
import type { BreakdownTable } from "./table";

/** [BT1]–[BT12] Computes every cell and total of a table; never throws for what a person typed. */
export function evaluateTable(table: BreakdownTable, context: TableContext): ComputedTable {
  return table.kind === "subjects"
    ? evaluateSubjects(table, context)
    : evaluateOwnTable(table, context);
}
