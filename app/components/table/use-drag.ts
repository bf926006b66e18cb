import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useEffect, useRef } from "react";

/** Makes a row or a column movable by a button, to which a menu can be anchored as well. */
export function useDrag(id: string, roleDescription: string) {
  const button = useRef<HTMLButtonElement>(null);
  const sortable = useSortable({ id, attributes: { roleDescription } });
  const { transform, transition, setActivatorNodeRef } = sortable;
  useEffect(() => setActivatorNodeRef(button.current), [setActivatorNodeRef]);
  return {
    button,
    setNode: sortable.setNodeRef,
    // There is a style only while something is dragged.
    style: transform ? { transform: CSS.Translate.toString(transform), transition } : undefined,
    dragging: sortable.isDragging || undefined,
    handle: { ...sortable.attributes, ...sortable.listeners },
  };
}
