import { DndContext } from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useAllWords } from "~/i18n/words-context";
import styles from "./improvements.module.css";
import { rowElement } from "./row-focus";
import { useRowSorting, type RowSorting } from "./use-row-sorting";

/**
 * Puts a handle into each of some rows that are drawn already, by which it is moved by mouse, touch
 * and keyboard. It stands beside the rows and not around them: they are not drawn anew when it comes,
 * and a field keeps its focus and its composition.
 */
export function ImprovementSorting(rows: RowSorting) {
  return (
    <DndContext {...useRowSorting(rows)}>
      <SortableContext items={[...rows.ids]} strategy={verticalListSortingStrategy}>
        {rows.ids.map((id, index) => (
          <RowHandle key={id} id={id} number={index + 1} />
        ))}
      </SortableContext>
    </DndContext>
  );
}

/** The handle of one row, which has a style of its own only while something is dragged. */
function RowHandle({ id, number }: { id: string; number: number }) {
  const words = useAllWords().sheet.improvements;
  const [slot, setSlot] = useState<Element | null>(null);
  const sortable = useSortable({ id, attributes: { roleDescription: words.draggable } });
  const { attributes, listeners, setActivatorNodeRef, setNodeRef } = sortable;
  const { transform, transition, isDragging } = sortable;
  useLayoutEffect(() => {
    const row = rowElement(id);
    setNodeRef(row);
    setSlot(row?.querySelector("[data-handle]") ?? null);
  }, [id, setNodeRef]);
  useLayoutEffect(() => {
    const row = rowElement(id);
    if (row === null) return;
    row.style.transform = CSS.Translate.toString(transform) ?? "";
    row.style.transition = (transform && transition) ?? "";
    row.toggleAttribute("data-dragging", isDragging);
  }, [id, transform, transition, isDragging]);
  if (slot === null) return null;
  return createPortal(
    <button
      ref={setActivatorNodeRef}
      {...attributes}
      {...listeners}
      type="button"
      className={styles.handle}
      aria-label={words.rowLabel(words.drag, number)}
      title={words.drag}
    >
      ⠿
    </button>,
    slot,
  );
}
