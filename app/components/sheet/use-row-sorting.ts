import {
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
  type DndContextProps,
  type UniqueIdentifier,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useId } from "react";
import { PromptKeyboardSensor } from "~/components/ui/prompt-keyboard-sensor";
import { useWords } from "~/i18n/words-context";
import { dropRow, type Move } from "./row-moves";

/** A list of rows that can be moved. */
export interface RowSorting {
  /** The rows in order. */
  ids: readonly string[];
  /** How a row is called when it is moved. */
  nameOf: (id: string) => string;
  onMove: (id: string, move: NonNullable<Move>) => void;
}

interface Sorting {
  /** The rows or columns in order. */
  ids: readonly string[];
  /** How one is called when it is moved. */
  nameOf: (id: string) => string;
  /** The direction in which they stand one behind the other. Default: rows, from top to bottom. */
  axis?: "x" | "y";
  /** The keys that pick one up. Default: Space and Enter; fewer where the handle does more. */
  pickUp?: string[];
  /** Called with what was dropped, and what it was dropped on. */
  onDrop: (id: string, over: string) => void;
}

/** What `DndContext` needs to let rows of a list be moved by mouse, touch and keyboard. */
export function useRowSorting({ ids, nameOf, onMove }: RowSorting): DndContextProps {
  return useSorting({
    ids,
    nameOf,
    onDrop(id, over) {
      const move = dropRow(ids, id, over);
      if (move) onMove(id, move);
    },
  });
}

/** What `DndContext` needs to let things be moved by mouse, touch and keyboard, told in words. */
export function useSorting(sorting: Sorting): DndContextProps {
  const { ids, nameOf, axis = "y", pickUp = ["Space", "Enter"], onDrop } = sorting;
  const { arrange } = useWords().meetingPages;
  // A finger works like a mouse: the handle does not scroll (`touch-action: none`).
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(PromptKeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
      keyboardCodes: { start: pickUp, cancel: ["Escape"], end: ["Space", "Enter", "Tab"] },
    }),
  );
  const name = ({ id }: { id: UniqueIdentifier }) => nameOf(String(id));
  const place = ({ id }: { id: UniqueIdentifier }) => ids.indexOf(String(id)) + 1;
  return {
    // dnd-kit would count its contexts, on the server and in the browser each for itself.
    id: useId(),
    sensors,
    collisionDetection: closestCenter,
    modifiers: [({ transform }) => ({ ...transform, [axis === "y" ? "x" : "y"]: 0 })],
    accessibility: {
      // The page keeps it, and does not take it back from whoever has gone elsewhere.
      restoreFocus: false,
      // Not where the context stands: inside a table there is no place for anything but rows.
      container: typeof document === "undefined" ? undefined : document.body,
      screenReaderInstructions: { draggable: arrange.instructions },
      announcements: {
        onDragStart: ({ active }) => arrange.picked(name(active), place(active), ids.length),
        // dnd-kit reports the start as moving over itself: that must not drown the word of picking up.
        onDragOver: ({ active, over }) => {
          if (!over) return undefined;
          const say = over.id === active.id ? arrange.picked : arrange.moved;
          return say(name(active), place(over), ids.length);
        },
        // Told after `onDragEnd` below: the row already stands in its new place.
        onDragEnd: ({ active }) => arrange.dropped(name(active), place(active)),
        onDragCancel: ({ active }) => arrange.cancelled(name(active)),
      },
    },
    onDragEnd({ active, over }) {
      if (over && over.id !== active.id) onDrop(String(active.id), String(over.id));
    },
  };
}
