import type * as Y from "yjs";
import {
  COLUMN_KINDS,
  TABLE_ROW_KINDS,
  TOTAL_ROW,
  type ColumnTotal,
} from "~/domain/breakdown/table";
import type { PageKey } from "~/sheet/page-key";
import { newRowId } from "~/sheet/row-id";
import { addTable, markResult, readTables, type LevelledRow, type NewTable } from "~/sheet/tables";
import type { CsvRow } from "./csv";
import { wordsIn, type Samples } from "./samples";

/** The tables of a month ("01") on some pages, by the code of their measure. */
export function tablesOfMonth(
  { tables }: Samples,
  month: string,
  pages: ReadonlyMap<string, PageKey>,
): CsvRow[] {
  return tables.filter(
    (row) => wordsIn(row("months")).includes(month) && pages.has(row("measure")),
  );
}

/** Writes one of the sample's breakdown tables onto its page. */
export function writeTable(
  doc: Y.Doc,
  origin: unknown,
  samples: Samples,
  at: { readonly table: CsvRow; readonly month: string; readonly page: PageKey },
): void {
  const { table, month, page } = at;
  const content = samples.breakdowns.get(table("file")) ?? [];
  const columns = samples.tableColumns.filter((row) => row("file") === table("file"));
  const ids = new Map(columns.map((row) => [row("column"), newRowId()]));
  const made: NewTable =
    table("kind") === "subjects"
      ? { kind: "subjects", rows: subjectRows(samples, table, content, month) }
      : {
          kind: "own",
          columns: columns.map((row) => columnOf(row, ids)),
          rows: ownRows(content, columns, ids),
        };
  const id = addTable(doc, origin, { ...made, page, title: table("title_zh") });
  const row =
    table("result_row") === TOTAL_ROW
      ? TOTAL_ROW
      : readTables(doc, page)
          .find((each) => each.id === id)
          ?.rows.find(({ name }) => name === table("result_row"))?.id;
  const column = ids.get(table("result_column")) ?? table("result_column");
  if (row !== undefined) markResult(doc, origin, id, { row, column });
}

/**
 * The rows of a subject table. The file is February's with January's actuals beside it: those are
 * January's own table, and February's column is filled from January's record.
 */
function subjectRows(
  samples: Samples,
  table: CsvRow,
  content: readonly CsvRow[],
  month: string,
): LevelledRow[] {
  const isFirst = month === wordsIn(table("months"))[0];
  const measure = samples.measures.find((row) => row("code") === table("measure"));
  return content.map((row) => {
    const [kind = "", formula = ""] = row("kind").split(":");
    const isResult = row("subject_zh") === table("result_row");
    return {
      level: Number(row("level")),
      kind: oneOf(TABLE_ROW_KINDS, kind),
      formula,
      name: row("subject_zh"),
      unit: row("unit_zh"),
      decimals: isResult && measure ? Number(measure("decimals")) : null,
      cells: isFirst ? january(row) : february(row),
    };
  });
}

const january = (row: CsvRow): Record<string, string> => ({ actual: row("last_month_actual") });

const february = (row: CsvRow): Record<string, string> => ({
  target: row("this_month_target"),
  actual: row("this_month_actual"),
});

function columnOf(row: CsvRow, ids: ReadonlyMap<string, string>) {
  return {
    id: ids.get(row("column")),
    name: row("name_zh"),
    kind: oneOf(COLUMN_KINDS, row("kind")),
    unit: row("unit_zh"),
    decimals: row("decimals") === "" ? null : Number(row("decimals")),
    total: oneOf<ColumnTotal>(["none", "sum", "formula"], row("total")),
    formula: row("formula"),
  };
}

/** Only typed columns are read: what a formula computes stands in no file, or stands there empty. */
function ownRows(
  content: readonly CsvRow[],
  columns: readonly CsvRow[],
  ids: ReadonlyMap<string, string>,
): LevelledRow[] {
  const typed = columns.filter((row) => row("formula") === "").map((row) => row("column"));
  return content.map((row) => ({
    cells: Object.fromEntries(typed.map((column) => [ids.get(column), row(column)])),
  }));
}

function oneOf<T extends string>(known: readonly T[], word: string): T {
  const found = known.find((each) => each === word);
  if (found === undefined) throw new Error(`the sample tables know no ${word}`);
  return found;
}
