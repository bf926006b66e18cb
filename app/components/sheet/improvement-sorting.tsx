import { DndContext } from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { ReactNode } from "react";
import { useAllWords } from "~/i18n/words-context";
import { ImprovementRow, type ImprovementRowProps, type RowDrag } from "./improvement-row";
import { useRowSorting, type RowSorting } from "./use-row-sorting";

/** Lets the {@link SortableImprovementRow}s in it be moved by mouse, touch and keyboard. */
export function ImprovementSorting({ children, ...rows }: RowSorting & { children: ReactNode }) {
  return (
    <DndContext {...useRowSorting(rows)}>
      <SortableContext items={[...rows.ids]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** A row of a list in {@link ImprovementSorting}. */
export function SortableImprovementRow(props: Omit<ImprovementRowProps, "drag">) {
  return <ImprovementRow {...props} drag={useRowDrag(props.id, props.verbs === null)} />;
}

/** Makes a row movable by its handle. It has a style only while something is dragged. */
function useRowDrag(id: string, disabled: boolean): RowDrag {
  const { draggable } = useAllWords().sheet.improvements;
  const sortable = useSortable({ id, disabled, attributes: { roleDescription: draggable } });
  const { transform, transition } = sortable;
  return {
    ref: sortable.setNodeRef,
    style: transform ? { transform: CSS.Translate.toString(transform), transition } : undefined,
    dragging: sortable.isDragging,
    handle: {
      ref: sortable.setActivatorNodeRef,
      ...sortable.attributes,
      ...sortable.listeners,
    },
  };
}
