import { useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { toCursor } from "./caret";
import type { Room } from "./room";
import type { TextField } from "./field-sync";
import { beforeNextFrame, notBeforeNextFrame } from "./next-frame";
import { bindText, type FieldView, type TextBinding } from "./text-binding";
import { localOrigin } from "./undo";

/** What `useTextBinding` hands back. */
export type BoundField = {
  /** To be given to the field as its `ref`. */
  readonly attach: (field: TextField | null) => void;
  /** What the field shows; null as long as it is not bound, and on the server. */
  readonly view: FieldView | null;
};

/**
 * Binds a field to a shared text of a room as long as it is mounted: words, undo, and the caret
 * that others see.
 */
export function useTextBinding(
  room: Room | null,
  text: Y.Text | null,
  singleLine: boolean,
): BoundField {
  const holder = useMemo(() => createHolder(room, text, singleLine), [room, text, singleLine]);
  const view = useSyncExternalStore(holder.subscribe, holder.view, () => null);
  return { attach: holder.attach, view };
}

/** Holds a binding that comes and goes with its element. */
function createHolder(room: Room | null, text: Y.Text | null, singleLine: boolean) {
  let binding: TextBinding | null = null;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  // What one types oneself is measured by the browser at once, to keep the caret in sight.
  const changing = (own: boolean) => (own ? changed() : beforeNextFrame(changed));

  const bind = (field: TextField): TextBinding | null => {
    if (room === null || text === null) return null;
    const onSelection: Parameters<typeof bindText>[2]["onSelection"] = (selection, composing) =>
      room.presence.setCursor(selection ? toCursor(text, selection) : undefined, composing);
    return bindText(field, text, { origin: localOrigin, undo: room.undo, singleLine, onSelection });
  };

  return {
    attach(field: TextField | null) {
      binding?.destroy();
      notBeforeNextFrame(changed);
      binding = field && bind(field);
      binding?.subscribe(changing);
      changed();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => binding?.view() ?? null,
  };
}
