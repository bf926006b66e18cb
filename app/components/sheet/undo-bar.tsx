import { useEffect } from "react";
import type { Room } from "~/collab/room";
import { undoShortcut } from "~/collab/undo-shortcut";
import { useUndoSteps } from "~/collab/use-room";
import { useMayType } from "~/collab/use-may-type";
import { Button } from "~/components/ui/button";
import { useWords } from "~/i18n/words-context";
import styles from "./undo-bar.module.css";

/**
 * Undo and redo of this person's own edits of a room's document, by button and, outside of fields,
 * by key; in its own fields a text sees to the keys itself.
 */
export function UndoBar({ room }: { room: Room | null }) {
  const { general } = useWords();
  const steps = useUndoSteps(room);
  const mayType = useMayType(room);
  useUndoKeys(mayType ? room : null);
  return (
    <div className={styles.bar} data-screen-only>
      <Button
        look="quiet"
        aria-keyshortcuts="Control+Z"
        disabled={!mayType || !steps?.canUndo}
        onClick={() => room?.undo.undo()}
      >
        {general.undo}
      </Button>
      <Button
        look="quiet"
        aria-keyshortcuts="Control+Shift+Z Control+Y"
        disabled={!mayType || !steps?.canRedo}
        onClick={() => room?.undo.redo()}
      >
        {general.redo}
      </Button>
    </div>
  );
}

function useUndoKeys(room: Room | null): void {
  useEffect(() => {
    if (room === null) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const direction = undoShortcut(event);
      if (direction === null || event.defaultPrevented || isField(event.target)) return;
      event.preventDefault();
      room.undo[direction]();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [room]);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
