import type { Room } from "~/collab/room";

/** Makes a change that is a step of its own in this person's undo history. */
export function oneStep<T>(room: Room, change: () => T): T {
  room.undo.separate();
  const result = change();
  room.undo.separate();
  return result;
}
