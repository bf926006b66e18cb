/** Two tables to try things on, and short ways to read them. */
import type * as Y from "yjs";
import { localOrigin } from "~/collab/undo";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { measurePageKey } from "~/sheet/page-key";
import { addTable, readTables } from "~/sheet/tables";

/** The page that they stand on. */
export const page = measurePageKey("M1");

/** Who writes. */
export const P = localOrigin;

/** A profit table: 毛利 over 整车 (with two rows and a memo) and 售后; then 费用. */
export function profit(doc: Y.Doc): string {
  return addTable(doc, P, {
    page,
    kind: "subjects",
    title: "科目表",
    rows: [
      { name: "毛利", kind: "sum", unit: "万元" },
      { name: "整车", kind: "sum", level: 1 },
      { name: "非出租车", level: 2, cells: { actual: "-9.8" } },
      { name: "交付量", kind: "memo", level: 2 },
      { name: "售后", level: 1 },
      { name: "费用", level: 0 },
    ],
  });
}

/** A table by model; its columns are `model` and `sold`. */
export function byModel(doc: Y.Doc, models: readonly string[] = ["301", "408"]): string {
  return addTable(doc, P, {
    page,
    kind: "own",
    columns: [
      { id: "model", kind: "text", name: "车型" },
      { id: "sold", name: "销量" },
    ],
    rows: models.map((model) => ({ cells: { model, sold: "1" } })),
  });
}

/** The first table of the page. */
export const table = (doc: Y.Doc): BreakdownTable => {
  const [first] = readTables(doc, page);
  if (!first) throw new Error("no table");
  return first;
};

/** The id of a row by its name, or by what stands under `model`. */
export const rowId = (doc: Y.Doc, name: string): string =>
  table(doc).rows.find((row) => row.name === name || row.cells["model"] === name)?.id ?? "";

/** The rows as an outline: two spaces a level. */
export const outline = (doc: Y.Doc) =>
  table(doc).rows.map(
    ({ level, name, cells }) => "  ".repeat(level) + (name || (cells["model"] ?? "")),
  );
