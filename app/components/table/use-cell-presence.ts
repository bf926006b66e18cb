import { useEffect, useRef } from "react";
import type { Room } from "~/collab/room";

/** A cell has one place for a cursor, not one between each two letters. */
const WHOLE = {};

/** Tells others that this person is in a cell, and whether an input method composes text there. */
export function useCellPresence(
  room: Room,
  place: string,
  composing: boolean,
): { enter(): void; leave(): void } {
  const inside = useRef(false);
  const tell = (isComposing: boolean) =>
    room.presence.setCursor({ field: place, anchor: WHOLE, head: WHOLE }, isComposing);
  useEffect(() => {
    if (inside.current) {
      room.presence.setCursor({ field: place, anchor: WHOLE, head: WHOLE }, composing);
    }
  }, [room, place, composing]);
  useEffect(
    () => () => {
      if (inside.current) room.presence.setCursor(undefined, false);
    },
    [room],
  );
  return {
    enter() {
      inside.current = true;
      tell(false);
    },
    leave() {
      inside.current = false;
      room.presence.setCursor(undefined, false);
    },
  };
}
