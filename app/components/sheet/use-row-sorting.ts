import {
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
  type DndContextProps,
  type UniqueIdentifier,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useId } from "react";
import { useWords } from "~/i18n/words-context";
import { dropRow, type Move } from "./row-moves";

interface RowSorting {
  /** The rows in order. */
  ids: readonly string[];
  /** How a row is called when it is moved. */
  nameOf: (id: string) => string;
  onMove: (id: string, move: NonNullable<Move>) => void;
}

/** What `DndContext` needs to let rows be moved by mouse, touch and keyboard, told in words. */
export function useRowSorting({ ids, nameOf, onMove }: RowSorting): DndContextProps {
  const { arrange } = useWords().meeting;
  // A finger works like a mouse: the handle does not scroll (`touch-action: none`).
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const name = ({ id }: { id: UniqueIdentifier }) => nameOf(String(id));
  const place = ({ id }: { id: UniqueIdentifier }) => ids.indexOf(String(id)) + 1;
  return {
    // dnd-kit would count its contexts, on the server and in the browser each for itself.
    id: useId(),
    sensors,
    collisionDetection: closestCenter,
    modifiers: [({ transform }) => ({ ...transform, x: 0 })],
    accessibility: {
      // Not where the context stands: inside a table there is no place for anything but rows.
      container: typeof document === "undefined" ? undefined : document.body,
      screenReaderInstructions: { draggable: arrange.instructions },
      announcements: {
        onDragStart: ({ active }) => arrange.picked(name(active), place(active), ids.length),
        onDragOver: ({ active, over }) =>
          over ? arrange.moved(name(active), place(over), ids.length) : undefined,
        // Told after `onDragEnd` below: the row already stands in its new place.
        onDragEnd: ({ active }) => arrange.dropped(name(active), place(active)),
        onDragCancel: ({ active }) => arrange.cancelled(name(active)),
      },
    },
    onDragEnd({ active, over }) {
      const move = over && dropRow(ids, String(active.id), String(over.id));
      if (move) onMove(String(active.id), move);
    },
  };
}
