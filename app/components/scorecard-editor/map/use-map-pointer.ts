import { useEffect, useRef, useState, type RefObject } from "react";
import { useLatest } from "~/components/ui/use-latest";
import type { Point } from "~/domain/strategy-map/map-routes";

/** How far a pointer moves before it drags, CSS px: a click may tremble. */
const THRESHOLD = 6;

/** An arrow that is being drawn: from where to where, px from the field's corner. */
export interface Drawing {
  from: Point;
  to: Point;
  /** The objective that it would point at; null over none. */
  overId: string | null;
}

interface MapPointer {
  field: RefObject<HTMLDivElement>;
  /** The arrow that is being drawn; null while none is. */
  drawing: Drawing | null;
}

interface Gestures {
  /** An arrow was drawn from one objective to another. */
  onDraw: (causeId: string, effectId: string) => void;
  /** An objective was dropped: the pointer's place as shares of the field's width and height. */
  onDrop: (objectiveId: string, at: Point) => void;
}

interface Gesture {
  kind: "draw" | "move";
  id: string;
  shape: HTMLElement;
  start: Point;
  moved: boolean;
}

/**
 * The two gestures of the map's editor: pulling an arrow from the dot of a shape (`data-draw`) to
 * another shape (`data-objective`), and dragging a shape. Escape and a lost pointer end both without
 * effect. By keyboard the same is done in the inspector.
 */
export function useMapPointer(gestures: Gestures): MapPointer {
  const field = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const latest = useLatest(gestures);
  useEffect(() => {
    const root = field.current;
    if (!root) return undefined;
    let gesture: Gesture | null = null;
    let dragged = false;
    const end = () => {
      gesture?.shape.style.removeProperty("transform");
      gesture?.shape.removeAttribute("data-moving");
      gesture = null;
      setDrawing(null);
    };
    const onDown = (event: PointerEvent) => {
      dragged = false;
      gesture = event.button === 0 ? gestureAt(event) : null;
    };
    const onMove = (event: PointerEvent) => {
      if (!gesture) return;
      const [dx, dy] = [event.clientX - gesture.start.x, event.clientY - gesture.start.y];
      if (!gesture.moved && Math.hypot(dx, dy) < THRESHOLD) return;
      gesture.moved = true;
      if (gesture.kind === "draw") return setDrawing(drawingOf(root, gesture, event));
      gesture.shape.dataset["moving"] = "";
      gesture.shape.style.transform = `translate(${dx}px, ${dy}px)`;
    };
    const onUp = (event: PointerEvent) => {
      const ended = gesture;
      end();
      if (!ended?.moved) return;
      dragged = true;
      if (ended.kind === "move") return latest.current.onDrop(ended.id, shareOf(root, event));
      const over = shapeUnder(event);
      if (over && over !== ended.id) latest.current.onDraw(ended.id, over);
    };
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && end();
    // The click that ends a drag chooses nothing.
    const onClick = (event: MouseEvent) => dragged && event.stopPropagation();
    root.addEventListener("pointerdown", onDown);
    root.addEventListener("click", onClick, { capture: true });
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", onKey);
    return () => {
      root.removeEventListener("pointerdown", onDown);
      root.removeEventListener("click", onClick, { capture: true });
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", onKey);
    };
  }, [latest]);
  return { field, drawing };
}

/** What begins where the pointer goes down; null where nothing does. */
function gestureAt(event: PointerEvent): Gesture | null {
  const { target } = event;
  if (!(target instanceof Element)) return null;
  const shape = target.closest<HTMLElement>("[data-objective]");
  const id = shape?.dataset["objective"];
  if (!shape || id === undefined) return null;
  const kind = target.closest("[data-draw]") ? "draw" : "move";
  return { kind, id, shape, start: { x: event.clientX, y: event.clientY }, moved: false };
}

function drawingOf(root: HTMLElement, { id, shape }: Gesture, event: PointerEvent): Drawing {
  const corner = root.getBoundingClientRect();
  const box = shape.getBoundingClientRect();
  const over = shapeUnder(event);
  return {
    from: { x: (box.left + box.right) / 2 - corner.left, y: box.top - corner.top },
    to: { x: event.clientX - corner.left, y: event.clientY - corner.top },
    overId: over === id ? null : over,
  };
}

/** The objective under the pointer. */
function shapeUnder({ clientX, clientY }: PointerEvent): string | null {
  const under = document.elementFromPoint(clientX, clientY);
  return under?.closest<HTMLElement>("[data-objective]")?.dataset["objective"] ?? null;
}

/** Where the pointer is, as shares of the arrows' drawing: that has the map's own measures. */
function shareOf(root: HTMLElement, { clientX, clientY }: PointerEvent): Point {
  const map = (root.querySelector("svg") ?? root).getBoundingClientRect();
  return { x: (clientX - map.left) / map.width, y: (clientY - map.top) / map.height };
}
