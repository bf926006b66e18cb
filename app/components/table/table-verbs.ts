import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { changeKeepingFocus } from "~/components/sheet/row-focus";
import { oneStep } from "~/components/sheet/one-step";
import { NAME_COLUMN, type BreakdownTable, type ResultMark } from "~/domain/breakdown/table";
import type { PageKey } from "~/sheet/page-key";
import { setCells, type BlockPut, type BlockStart } from "~/sheet/paste-block";
import { setCell } from "~/sheet/table-cells";
import {
  addTableColumn,
  changeTableColumn,
  deleteTableColumn,
  moveTableColumn,
  restoreTableColumn,
  type NewColumn,
} from "~/sheet/table-columns";
import { addTableLike } from "~/sheet/table-like";
import {
  addTableRow,
  changeTableRow,
  deleteTableRow,
  indentTableRow,
  moveTableRow,
  outdentTableRow,
  restoreTableRow,
  stepTableRow,
  type TablePlace,
  type TableRowChange,
} from "~/sheet/table-rows";
import {
  addTable,
  deleteTable,
  markResult,
  restoreTable,
  setColumnWidth,
  type NewTable,
} from "~/sheet/tables";
import type { CellName } from "./selection";
import { UNIT_COLUMN } from "./table-grid";

/** What can be deleted, and brought back. */
export type TablePart = "table" | "row" | "column";

/** What a person can do with the tables of a page. Each is one step to undo. */
export interface TableVerbs {
  addTable(table: NewTable): string;
  /** Starts a table as last month's was. */
  addLike(table: BreakdownTable): string;
  remove(part: TablePart, id: string): void;
  restore(part: TablePart, id: string): void;
  mark(table: string, result: ResultMark | null): void;
  /** Types into a cell, or over a row's name or unit. */
  write(cell: CellName, text: string): void;
  /** Types one text into several cells. */
  fill(cells: readonly CellName[], text: string): void;
  paste(table: BreakdownTable, start: BlockStart, block: readonly (readonly string[])[]): BlockPut;
  /** Adds an empty row. @returns its id */
  addRow(table: string, row: { readonly place: TablePlace; readonly unit?: string }): string;
  changeRow(id: string, change: TableRowChange): void;
  placeRow(id: string, place: TablePlace): void;
  stepRow(id: string, step: -1 | 1): void;
  /** Takes a row one level in or out. */
  nestRow(id: string, direction: "in" | "out"): void;
  /** Adds a column behind another one, last for undefined. @returns its id */
  addColumn(table: string, column: NewColumn, after?: string): string;
  changeColumn(id: string, change: NewColumn): void;
  placeColumn(id: string, after: string | null): void;
  resize(table: string, column: string, width: number): void;
}

const DELETE = { table: deleteTable, row: deleteTableRow, column: deleteTableColumn } as const;
const RESTORE = { table: restoreTable, row: restoreTableRow, column: restoreTableColumn } as const;

/** The verbs for one page of a room's document. */
export function tableVerbs(room: Room, doc: Y.Doc, page: PageKey): TableVerbs {
  const step = <T>(change: () => T) => oneStep(room, change);
  const moving = (change: () => unknown) => changeKeepingFocus(() => void step(change));
  const write = ({ row, column }: CellName, text: string) => {
    if (column === NAME_COLUMN) changeTableRow(doc, localOrigin, row, { name: text });
    else if (column === UNIT_COLUMN) changeTableRow(doc, localOrigin, row, { unit: text });
    else setCell(doc, localOrigin, { row, column }, text);
  };
  return {
    addTable: (table) => step(() => addTable(doc, localOrigin, { ...table, page })),
    addLike: (table) => step(() => addTableLike(doc, localOrigin, table, { page })),
    remove: (part, id) => step(() => DELETE[part](doc, localOrigin, id)),
    // Not the undo manager's last step, which may by now be another one.
    restore: (part, id) => step(() => RESTORE[part](doc, localOrigin, id)),
    mark: (table, result) => step(() => markResult(doc, localOrigin, table, result)),
    write: (cell, text) => step(() => write(cell, text)),
    fill: (cells, text) =>
      step(() => doc.transact(() => cells.forEach((cell) => write(cell, text)), localOrigin)),
    paste: (table, start, block) => step(() => setCells(doc, localOrigin, table, start, block)),
    addRow: (table, { place, unit }) =>
      step(() => addTableRow(doc, localOrigin, { table, unit, ...place })),
    changeRow: (id, change) => step(() => changeTableRow(doc, localOrigin, id, change)),
    placeRow: (id, place) => moving(() => moveTableRow(doc, localOrigin, id, place)),
    stepRow: (id, by) => moving(() => stepTableRow(doc, localOrigin, id, by)),
    nestRow: (id, direction) =>
      moving(() => (direction === "in" ? indentTableRow : outdentTableRow)(doc, localOrigin, id)),
    addColumn: (table, column, after) =>
      step(() => addTableColumn(doc, localOrigin, { ...column, table, after })),
    changeColumn: (id, change) => step(() => changeTableColumn(doc, localOrigin, id, change)),
    placeColumn: (id, after) => moving(() => moveTableColumn(doc, localOrigin, id, after)),
    resize: (table, column, width) =>
      step(() => setColumnWidth(doc, localOrigin, { table, column }, width)),
  };
}
