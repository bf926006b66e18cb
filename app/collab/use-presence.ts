import { useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { fieldId } from "./caret";
import { byFrame } from "./next-frame";
import type { PeerCursor, PersonHere } from "./presence";
import type { Room } from "./room";
import type { Readable } from "./store";

const NOBODY: readonly PersonHere[] = [];
const NO_CURSORS: readonly PeerCursor[] = [];
const subscribeNothing = () => () => undefined;

/** Who is in the room besides this screen; empty without a room and on the server. */
export function usePeople(room: Room | null): readonly PersonHere[] {
  return useByFrame(room?.presence.people ?? null, NOBODY);
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
  return useByFrame(cursors, NO_CURSORS);
}

/** What others do is shown with the next frame, all of it at once. */
function useByFrame<T>(readable: Readable<T> | null, absent: T): T {
  const subscribe = useMemo(() => readable && byFrame(readable.subscribe), [readable]);
  return useSyncExternalStore(
    subscribe ?? subscribeNothing,
    () => readable?.get() ?? absent,
    () => absent,
  );
}
