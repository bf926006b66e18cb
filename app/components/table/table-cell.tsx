import type { CSSProperties, PointerEvent, ReactNode } from "react";
import { useCursorsIn } from "~/collab/use-cursors";
import type { Room } from "~/collab/room";
import { DayPicker } from "~/components/sheet/day-picker";
import { typedDay } from "~/components/sheet/due-text";
import { useNameOf } from "~/components/sheet/use-name-of";
import type { Place } from "~/components/grid/place";
import type { Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import { cellPlace } from "~/protocol/anchor";
import type { PersonName } from "~/protocol/live-keys";
import { storedText, startText } from "./cell-text";
import { CellShell } from "./cell-shell";
import { PeopleList } from "./people-list";
import styles from "./cell.module.css";
import type { GridCell, GridColumn, GridLine } from "./table-grid";
import type { TableVerbs } from "./table-verbs";
import { useCellEditing } from "./use-cell-editing";
import { useCellPresence } from "./use-cell-presence";
import { usePeopleList } from "./use-people-list";
import type { TableControl } from "./use-table-control";

/** What all cells of a table that is being edited share. */
export interface CellContext {
  readonly room: Room;
  readonly tableId: string;
  readonly control: TableControl;
  readonly verbs: TableVerbs;
  readonly people: readonly PersonName[];
  readonly month: Month;
  /** The id of the element that says more about the cell that is stood on. */
  readonly statusId: string;
}

interface TableCellProps extends CellContext {
  line: GridLine;
  column: GridColumn;
  cell: GridCell;
  at: Place;
  selected: boolean;
  /** Whether Tab comes here from outside the table. */
  tabbable: boolean;
  /** What stands before the text of a row's first cell. */
  children?: ReactNode;
}

/** A cell of a table that is being edited: always a real field, which an input method can use. */
export function TableCell(props: TableCellProps) {
  const { room, control, verbs, people, line, column, cell, at } = props;
  const words = useAllWords();
  const name = { row: line.id, column: column.id };
  const label = words.breakdown.cell(line.label, column.label);
  const place = cellPlace(props.tableId, line.id, column.id);
  const isPerson = column.own?.kind === "person";
  const write = (text: string) =>
    verbs.write(name, storedText(column.own, list.meant(text), people));
  const editing = useCellEditing({
    shown: cell.shown,
    start: startText(cell, column.own),
    editable: cell.editable,
    onCommit: write,
    onVerb: (verb) => control.onVerb(verb, name),
    onOwnKey: (event) => list.onKey(event),
  });
  const { field, mode, value, composing, handlers } = editing;
  const list = usePeopleList({
    typed: isPerson && mode === "editing" ? value : null,
    composing,
    people,
    onTake: editing.take,
  });
  const presence = useCellPresence(room, place, composing);
  const clipboard = mode === "standing" ? control : null;

  return (
    <CellShell
      {...{ line, column, cell, place }}
      selected={props.selected}
      peer={usePeer(room, place)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        if (event.shiftKey) control.stretchTo(name);
        else control.stand(name);
      }}
      onPointerEnter={(event) => isDragging(event) && control.stretchTo(name)}
    >
      {props.children}
      <span className={styles.field} data-mode={mode}>
        <span className={styles.words} aria-hidden="true">
          {value}
          {"\u200b"}
        </span>
        <textarea
          ref={field}
          rows={1}
          className={styles.input}
          value={value}
          readOnly={!cell.editable}
          tabIndex={props.tabbable ? 0 : -1}
          aria-label={label}
          {...descriptionOf(cell)}
          aria-describedby={props.statusId}
          data-line={at.line}
          data-column={at.column}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          {...list.field}
          {...handlers}
          onFocus={() => {
            handlers.onFocus();
            presence.enter();
            control.enter(name);
          }}
          onBlur={() => {
            handlers.onBlur();
            presence.leave();
          }}
          onCopy={clipboard?.onCopy}
          onCut={clipboard?.onCut}
          onPaste={clipboard?.onPaste}
        />
      </span>
      {column.own?.kind === "date" && (
        <DayTool label={label} typed={cell.typed} month={props.month} onPick={write} />
      )}
      {list.options.length > 0 && <PeopleList anchor={field} list={list} />}
    </CellShell>
  );
}

function descriptionOf({ fault, note, editable }: GridCell) {
  return {
    title: fault ?? note ?? undefined,
    "aria-invalid": (fault !== null && editable) || undefined,
  };
}

interface DayToolProps {
  label: string;
  typed: string;
  month: Month;
  onPick: (text: string) => void;
}

/** The browser's calendar for a cell with a date. */
function DayTool({ label, typed, month, onPick }: DayToolProps) {
  const { locale } = useAllWords();
  return (
    <span className={styles.day}>
      <DayPicker
        label={label}
        typed={typed}
        reviewMonth={month}
        onPick={(day) => onPick(typedDay(locale, day, month))}
      />
    </span>
  );
}

/** Whether the pointer comes over a cell with its button held: what it has passed is selected. */
function isDragging({ buttons, pointerType }: PointerEvent): boolean {
  return pointerType === "mouse" && buttons === 1;
}

/** Who else is in the cell: their name in the reader's language, and their colour. */
function usePeer(room: Room, place: string): { name: string; style: CSSProperties } | null {
  const [peer] = useCursorsIn(room, place);
  const nameOf = useNameOf();
  if (!peer) return null;
  const { person } = peer;
  return { name: nameOf(person), style: { "--person": person.colour } as CSSProperties };
}
