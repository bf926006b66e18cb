import { useMemo, useState, type ClipboardEvent } from "react";
import { useLatest } from "~/components/ui/use-latest";
import type { TableRow } from "~/domain/breakdown/table";
import type { CellVerb } from "./cell-keys";
import { placeSelection, type CellName, type PlacedSelection, type Selection } from "./selection";
import {
  addRowAndGo,
  clearSelected,
  copySelected,
  onTableVerb,
  pasteAtSelection,
  stepColumnAloud,
  stepRowAloud,
  type OpenMenu,
  type TableNow,
} from "./table-control";

/** What the parts of a table that is being edited ask of it; the same object at every rendering. */
export interface TableControl {
  /** A cell has got the focus. */
  enter(cell: CellName): void;
  /** A cell was clicked: it alone is selected. */
  stand(cell: CellName): void;
  /** Stretches the selection to a cell. */
  stretchTo(cell: CellName): void;
  /** Does what a key in a cell asks of the table. @returns whether there was something to do */
  onVerb(verb: CellVerb, cell: CellName): boolean;
  onCopy(event: ClipboardEvent): void;
  onCut(event: ClipboardEvent): void;
  onPaste(event: ClipboardEvent): void;
  openMenu(menu: OpenMenu | null): void;
  /** Adds a row beside another one, or to an empty table, and goes there. */
  addRow(beside: TableRow | undefined, side: "above" | "below"): void;
  stepRow(id: string, direction: "up" | "down"): void;
  stepColumn(id: string, direction: "left" | "right"): void;
}

/** A table's control, and what is selected and open in it. */
export interface TableControlState {
  readonly control: TableControl;
  readonly selection: PlacedSelection | null;
  readonly menu: OpenMenu | null;
}

/** The selection of a table, and everything that is done with it as a whole. */
export function useTableControl(
  options: Omit<TableNow, "placed" | "select" | "openMenu">,
): TableControlState {
  const [selection, select] = useState<Selection | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const placed = placeSelection(options.grid, selection);
  const latest = useLatest<TableNow>({ ...options, placed, select, openMenu: setMenu });

  const control = useMemo<TableControl>(
    () => ({
      enter: (cell) =>
        // A selection that was stretched from this cell stays: the focus followed it here.
        select((before) => (before && isSame(before.anchor, cell) ? before : both(cell))),
      stand: (cell) => select(both(cell)),
      stretchTo: (cell) => select((before) => ({ anchor: before?.anchor ?? cell, head: cell })),
      onVerb: (verb, cell) => onTableVerb(latest.current, verb, cell),
      onCopy: (event) => copySelected(latest.current, event),
      onCut(event) {
        copySelected(latest.current, event);
        clearSelected(latest.current);
      },
      onPaste: (event) => pasteAtSelection(latest.current, event),
      openMenu: setMenu,
      addRow: (beside, side) => addRowAndGo(latest.current, beside, side),
      stepRow: (id, direction) => stepRowAloud(latest.current, id, direction),
      stepColumn: (id, direction) => stepColumnAloud(latest.current, id, direction),
    }),
    [latest],
  );
  return { control, selection: placed, menu };
}

function both(cell: CellName): Selection {
  return { anchor: cell, head: cell };
}

function isSame(one: CellName, other: CellName): boolean {
  return one.row === other.row && one.column === other.column;
}
