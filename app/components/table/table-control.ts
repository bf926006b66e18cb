/** What is done with a table as a whole, by keys and by the clipboard. */
import type { ClipboardEvent, RefObject } from "react";
import type { Room } from "~/collab/room";
import { focusCell } from "~/components/grid/cell-moves";
import { readBlock, writeBlock, writeHtmlBlock } from "~/components/grid/clipboard-block";
import { isSingle, neighbourInOrder, type Block, type Place } from "~/components/grid/place";
import { changeAndFocus } from "~/components/sheet/row-focus";
import { stepRow } from "~/components/sheet/row-moves";
import type { BreakdownTable, TableRow } from "~/domain/breakdown/table";
import type { AllWords } from "~/i18n/zh-CN";
import type { CellVerb } from "./cell-keys";
import { placeBefore } from "./drop-in-tree";
import {
  blockTexts,
  everything,
  nameAt,
  placeOfCell,
  stepFrom,
  type CellName,
  type PlacedSelection,
  type Selection,
} from "./selection";
import { UNIT_COLUMN, type TableGrid } from "./table-grid";
import type { TableVerbs } from "./table-verbs";

/** Whose menu is open. */
export interface OpenMenu {
  readonly part: "row" | "column";
  readonly id: string;
}

/** A table as it is at the moment, and what can be done with it. */
export interface TableNow {
  readonly root: RefObject<HTMLTableElement>;
  readonly room: Room;
  readonly table: BreakdownTable;
  readonly grid: TableGrid;
  readonly verbs: TableVerbs;
  readonly placed: PlacedSelection | null;
  readonly words: AllWords["breakdown"];
  /** How a text is kept in a column: a person's name as that person. */
  readonly stored: (column: string, text: string) => string;
  /** Says something to those who do not see it. */
  announce(sentence: string): void;
  select(selection: Selection): void;
  openMenu(menu: OpenMenu): void;
}

/** Does what a key in a cell asks of the table. @returns whether there was something to do */
export function onTableVerb(now: TableNow, verb: CellVerb, cell: CellName): boolean {
  const { grid, placed, room } = now;
  const place = placeOfCell(grid, cell);
  if (!place) return false;
  switch (verb.kind) {
    case "go":
      return go(now, stepFrom(grid, place, verb.by));
    case "stretch":
      return go(now, place, stepFrom(grid, placed?.head ?? place, verb.by));
    case "next":
      return goNext(now, place, verb.step);
    case "select-all": {
      const { from, to } = everything(grid);
      return go(now, from, to);
    }
    case "collapse":
      return go(now, place);
    case "clear":
      return clearSelected(now);
    case "undo":
    case "redo":
      room.undo[verb.kind]();
      return true;
    default:
      return onRowVerb(now, verb, cell);
  }
}

/** Puts the selected cells into the clipboard. */
export function copySelected({ grid, placed, words, announce }: TableNow, event: ClipboardEvent) {
  if (!placed) return;
  const lines = blockTexts(grid, placed.block);
  event.preventDefault();
  event.clipboardData.setData("text/plain", writeBlock(lines));
  event.clipboardData.setData("text/html", writeHtmlBlock(lines));
  announce(words.copied(lines.length, lines[0]?.length ?? 0));
}

/** Empties the selected cells that can be typed in. @returns true */
export function clearSelected({ grid, placed, verbs }: TableNow): true {
  if (placed) verbs.fill(editableCells(grid, placed.block), "");
  return true;
}

/** Puts what was copied where the selection begins; one text alone goes into all selected cells. */
export function pasteAtSelection(now: TableNow, event: ClipboardEvent): void {
  const { table, grid, placed, verbs, words, announce } = now;
  const start = placed && nameAt(grid, { line: placed.block.top, column: placed.block.left });
  const copied = event.clipboardData.getData("text/plain");
  // A picture has no words: the page takes it, and the cell keeps its own.
  const isPicture = copied === "" && event.clipboardData.files.length > 0;
  if (!placed || !start || isPicture) return;
  event.preventDefault();
  const block = readBlock(copied);
  const [[text = ""] = []] = block;
  const isOne = block.length === 1 && block[0]?.length === 1;
  // A table's units are no column of figures, which a block could begin in.
  if (isOne && (!isSingle(placed.block) || start.column === UNIT_COLUMN)) {
    const cells = editableCells(grid, placed.block);
    for (const { column } of cells.slice(0, 1)) verbs.fill(cells, now.stored(column, text.trim()));
    return announce(words.pasted(0, 0, 0));
  }
  const columns = grid.columns.slice(placed.block.left).map(({ id }) => id);
  const stored = block.map((line) =>
    line.map((each, index) => now.stored(columns[index] ?? "", each)),
  );
  const put = verbs.paste(table, start, stored);
  announce(words.pasted(put.rows, put.columns, put.left));
}

/** Adds a row beside another one, on its level and in its unit, and goes there. */
export function addRowAndGo(
  { table, verbs }: TableNow,
  beside: TableRow | undefined,
  side: "above" | "below",
): void {
  const parent = beside?.parent ?? null;
  const place =
    beside && side === "above" ? placeBefore(table.rows, beside) : { parent, after: beside?.id };
  changeAndFocus(() => verbs.addRow(table.id, { place, unit: beside?.unit }));
}

/** Moves a row past its neighbour, and says where it stands then. */
export function stepRowAloud(now: TableNow, id: string, direction: "up" | "down"): void {
  const { table, verbs, words, announce, grid } = now;
  const label = grid.lines.find((line) => line.id === id)?.label ?? "";
  const siblings = table.rows.filter(
    ({ parent }) => parent === table.rows.find((row) => row.id === id)?.parent,
  );
  const from = siblings.findIndex((row) => row.id === id);
  const to = from + (direction === "up" ? -1 : 1);
  if (siblings[to] === undefined) return;
  verbs.stepRow(id, direction === "up" ? -1 : 1);
  announce(words.movedTo(label, to + 1, siblings.length));
}

/** Moves a column past its neighbour, and says where it stands then. */
export function stepColumnAloud(now: TableNow, id: string, direction: "left" | "right"): void {
  const { table, verbs, words, announce, grid } = now;
  const ids = table.columns.map((column) => column.id);
  const move = stepRow(ids, id, direction === "left" ? "up" : "down");
  if (!move) return;
  verbs.placeColumn(id, move.after);
  const label = grid.columns.find((column) => column.id === id)?.label ?? "";
  announce(words.movedTo(label, ids.indexOf(id) + (direction === "left" ? 0 : 2), ids.length));
}

/** What a key does that was pressed in a row, not in the totals. */
function onRowVerb(now: TableNow, verb: CellVerb, { row, column }: CellName): boolean {
  const own = now.table.rows.find(({ id }) => id === row);
  if (!own) return false;
  switch (verb.kind) {
    case "move-row":
      stepRowAloud(now, row, verb.direction);
      return true;
    case "shift":
      if (now.table.kind === "own") stepColumnAloud(now, column, verb.direction);
      else now.verbs.nestRow(row, verb.direction === "right" ? "in" : "out");
      return true;
    case "add-row":
      addRowAndGo(now, own, "below");
      return true;
    case "tools":
      now.openMenu({ part: "row", id: row });
      return true;
    default:
      return false;
  }
}

/** Stands on a cell, and selects from there to another one. @returns true */
function go({ grid, root, select }: TableNow, to: Place, head: Place = to): true {
  const [anchor, other] = [nameAt(grid, to), nameAt(grid, head)];
  if (anchor && other) {
    select({ anchor, head: other });
    focusCell(root.current, to);
  }
  return true;
}

function goNext(now: TableNow, from: Place, step: 1 | -1): boolean {
  const { lines, columns } = now.grid;
  const to = neighbourInOrder(from, step, { lines: lines.length, columns: columns.length });
  return to !== null && go(now, to);
}

/** The cells of a block that can be typed in. */
function editableCells({ lines }: TableGrid, { top, left, bottom, right }: Block): CellName[] {
  return lines.slice(top, bottom + 1).flatMap(({ id, cells }) =>
    cells
      .slice(left, right + 1)
      .filter(({ editable }) => editable)
      .map(({ column }) => ({ row: id, column })),
  );
}
