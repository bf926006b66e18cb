import { useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { fieldId } from "./caret";
import type { PeerCursor, PersonHere } from "./presence";
import type { Room } from "./room";

const NOBODY: readonly PersonHere[] = [];
const NO_CURSORS: readonly PeerCursor[] = [];
const subscribeNothing = () => () => undefined;

/** Who is in the room besides this screen; empty without a room and on the server. */
export function usePeople(room: Room | null): readonly PersonHere[] {
  const people = room?.presence.people;
  return useSyncExternalStore(
    people?.subscribe ?? subscribeNothing,
    () => people?.get() ?? NOBODY,
    () => NOBODY,
  );
}

/** Others' cursors in one text. Re-renders only when one of these moves. */
export function usePeerCursors(room: Room | null, text: Y.Text | null): readonly PeerCursor[] {
  const field = useMemo(() => text && fieldId(text), [text]);
  return useCursorsIn(room, field);
}

/** Others' cursors in the field of this name (see `FieldCursor`). Re-renders as `usePeerCursors`. */
export function useCursorsIn(room: Room | null, field: string | null): readonly PeerCursor[] {
  const cursors = useMemo(
    () => (room === null || field === null ? null : room.presence.cursors(field)),
    [room, field],
  );
  return useSyncExternalStore(
    cursors?.subscribe ?? subscribeNothing,
    () => cursors?.get() ?? NO_CURSORS,
    () => NO_CURSORS,
  );
}
