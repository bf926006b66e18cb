import type { KeyboardEvent } from "react";
import type { Direction } from "~/domain/strategy-map/map-moves";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** The direction of an arrow key, pressed alone or with Alt; null for all other keys. */
export function arrowKey(event: KeyboardEvent): Direction | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  return DIRECTIONS[event.key] ?? null;
}
