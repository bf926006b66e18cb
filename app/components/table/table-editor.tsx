import { DndContext } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useId, useRef, useState } from "react";
import type { Room } from "~/collab/room";
import { dropRow } from "~/components/sheet/row-moves";
import { useSorting } from "~/components/sheet/use-row-sorting";
import { Button } from "~/components/ui/button";
import type { BreakdownTable } from "~/domain/breakdown/table";
import type { Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { PersonName } from "~/protocol/live-keys";
import { CellStatus } from "./cell-status";
import { storedText } from "./cell-text";
import { dropInTree } from "./drop-in-tree";
import { EditorRow, TotalRow } from "./editor-row";
import { TableFrame } from "./table-frame";
import type { TableGrid } from "./table-grid";
import { TableHead } from "./table-head";
import styles from "./table.module.css";
import type { TablePart, TableVerbs } from "./table-verbs";
import { useTableControl } from "./use-table-control";

interface TableEditorProps {
  room: Room;
  table: BreakdownTable;
  grid: TableGrid;
  caption: string;
  verbs: TableVerbs;
  people: readonly PersonName[];
  month: Month;
  /** Whether a result may be marked as the measure's actual. */
  mayMark: boolean;
  onRemove: (part: TablePart, id: string, name: string) => void;
}

/** A breakdown table that is being edited, like a spreadsheet. */
export function TableEditor(props: TableEditorProps) {
  const { room, table, caption, verbs, people, month, mayMark, onRemove } = props;
  const words = useAllWords().breakdown;
  const root = useRef<HTMLTableElement>(null);
  const statusId = useId();
  const [said, announce] = useState("");
  const { grid, tryWidth } = useTriedWidth(props.grid);
  const ownColumn = (id: string) => table.columns.find((column) => column.id === id) ?? null;
  const { control, selection, menu } = useTableControl({
    root,
    room,
    table,
    grid,
    verbs,
    words,
    announce,
    stored: (column, text) => storedText(ownColumn(column), text, people),
  });
  const rowSorting = useSorting({
    ids: table.rows.map(({ id }) => id),
    nameOf: (id) => grid.lines.find((line) => line.id === id)?.label ?? "",
    pickUp: ["Space"],
    onDrop(id, over) {
      const place = dropInTree(table.rows, id, over);
      if (place) verbs.placeRow(id, place);
    },
  });
  const columnIds = table.columns.map(({ id }) => id);
  const columnSorting = useSorting({
    ids: columnIds,
    nameOf: (id) => grid.columns.find((column) => column.id === id)?.label ?? "",
    axis: "x",
    pickUp: ["Space"],
    onDrop(id, over) {
      const move = dropRow(columnIds, id, over);
      if (move) verbs.placeColumn(id, move.after);
    },
  });
  const context = { room, tableId: table.id, control, verbs, people, month, statusId };
  const line = { context, table, columns: grid.columns, selection };

  return (
    <>
      <TableFrame tableRef={root} caption={caption} columns={grid.columns}>
        <DndContext {...columnSorting}>
          <TableHead
            {...{ table, verbs, control, menu, mayMark }}
            grid={props.grid}
            onTry={tryWidth}
            onRemove={({ id, label }) => onRemove("column", id, label)}
          />
        </DndContext>
        <DndContext {...rowSorting}>
          <SortableContext
            items={table.rows.map(({ id }) => id)}
            strategy={verticalListSortingStrategy}
          >
            <tbody>
              {grid.lines.map((each, number) =>
                each.row ? (
                  <EditorRow
                    key={each.id}
                    {...line}
                    line={each}
                    row={each.row}
                    number={number}
                    menuOpen={menu?.part === "row" && menu.id === each.id}
                    mayMark={mayMark}
                    onRemove={({ id, label }) => onRemove("row", id, label)}
                  />
                ) : (
                  <TotalRow key={each.id} {...line} line={each} number={number} />
                ),
              )}
            </tbody>
          </SortableContext>
        </DndContext>
      </TableFrame>
      <div className={styles.foot} data-screen-only>
        <Button look="quiet" onClick={() => control.addRow(table.rows.at(-1), "below")}>
          {words.addRow}
        </Button>
        {table.kind === "own" && (
          <Button
            look="quiet"
            onClick={() => {
              const name = words.newColumn(table.columns.length + 1);
              control.openMenu({ part: "column", id: verbs.addColumn(table.id, { name }) });
            }}
          >
            {words.addColumn}
          </Button>
        )}
        <CellStatus
          id={statusId}
          tableId={table.id}
          kind={table.kind}
          grid={grid}
          anchor={selection?.anchor ?? null}
        />
      </div>
      <p aria-live="polite" className="visually-hidden">
        {said}
      </p>
    </>
  );
}

/** The table as it is laid out while the width of a column is being chosen. */
function useTriedWidth(grid: TableGrid) {
  const [tried, tryWidth] = useState<{ column: string; width: number } | null>(null);
  const columns = grid.columns.map((column) =>
    column.id === tried?.column ? { ...column, width: tried.width } : column,
  );
  return { grid: { ...grid, columns }, tryWidth };
}
