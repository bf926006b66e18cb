import { useMemo } from "react";
import type * as Y from "yjs";
import { fieldId } from "./caret";
import type { PeerCursor } from "./presence";
import type { Room } from "./room";
import { useByFrame } from "./use-by-frame";

const NO_CURSORS: readonly PeerCursor[] = [];

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
