/** Walking over the map by keyboard. Rule SM11. */
import type { MapBox, MapLayout } from "./map-layout";
import type { Direction } from "./map-moves";

/**
 * [SM11] The objective that lies in a direction: beside it in its row, or in the next row the one that
 * stands nearest above or below. Null at the map's edge.
 */
export function neighbourOf({ boxes }: MapLayout, id: string, direction: Direction): string | null {
  const from = boxes.get(id);
  if (!from) return null;
  const sideways = direction === "left" || direction === "right";
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  const ahead = [...boxes.values()].filter((box) =>
    sideways
      ? box.row === from.row && sign * (box.left - from.left) > 0
      : box.row === from.row + sign,
  );
  const nearest = ahead.toSorted((one, other) => distance(from, one) - distance(from, other))[0];
  return nearest?.id ?? null;
}

function distance(from: MapBox, to: MapBox): number {
  return Math.abs(from.left + from.right - to.left - to.right);
}
