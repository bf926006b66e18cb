/** The words of breakdown tables that are plain values, and no shared texts: of rows and columns. */
import type * as Y from "yjs";
import { SheetType, TableType } from "./keys";
import { parsePageKey, type PageKey } from "./page-key";
import { rowsOf } from "./rows";
import { readAllTables } from "./tables";

/** The ids of the rows and columns in which a transaction changed what they say, or a cell. */
export function changedTableParts(doc: Y.Doc, { changed }: Y.Transaction): string[] {
  const cells: unknown = doc.getMap(TableType.cells);
  const homes: unknown[] = [rowsOf(doc, SheetType.tableRows), rowsOf(doc, SheetType.tableColumns)];
  return [...changed].flatMap(([type, keys]) => {
    if (type === cells) return [...keys].map((key) => String(key).split("/")[0] ?? "");
    const isPart = homes.includes(type.parent);
    const { _item: item } = type;
    return isPart ? (item?.parentSub ?? []) : [];
  });
}

/** What these rows and columns say, a line each with tabs between cells; what says nothing is left out. */
export function tablePartWords(doc: Y.Doc, ids: ReadonlySet<string>): string[] {
  if (ids.size === 0) return [];
  const isPage = (page: unknown): page is PageKey => parsePageKey(page) !== null;
  return readAllTables(doc, isPage)
    .flatMap(({ columns, rows }) => [
      ...columns.map(({ id, name, formula }) => ({
        id,
        said: [name, formula],
      })),
      ...rows.map(({ id, name, formula, cells }) => ({
        id,
        said: [name, formula, ...Object.values(cells)],
      })),
    ])
    .filter(({ id }) => ids.has(id))
    .map(({ said }) => said.filter((text) => text !== "").join("\t"))
    .filter((line) => line !== "");
}
