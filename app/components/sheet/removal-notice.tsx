import { useEffect, useRef } from "react";
import { Button } from "~/components/ui/button";
import { useWords } from "~/i18n/words-context";
import styles from "./removal-notice.module.css";

/** Something that this person has just deleted, or another one under their hands. */
export interface Removed {
  readonly id: string;
  /** What was deleted, in a sentence. */
  readonly text: string;
  /** Whether the focus went down with it, and therefore comes to the notice. */
  readonly takesFocus: boolean;
}

interface RemovalNoticeProps {
  /** Null when nothing was deleted, or when it is back. */
  removed: Removed | null;
  onUndo: (id: string) => void;
  onClose: () => void;
}

/**
 * Says what was deleted and offers it back. It stays until it is closed or something else is
 * deleted: nobody has to be quick. Its place is there from the start, so that it is read out.
 */
export function RemovalNotice({ removed, onUndo, onClose }: RemovalNoticeProps) {
  return (
    <div aria-live="polite" data-screen-only>
      {removed && <Notice key={removed.id} removed={removed} onUndo={onUndo} onClose={onClose} />}
    </div>
  );
}

function Notice({ removed, onUndo, onClose }: RemovalNoticeProps & { removed: Removed }) {
  const { general } = useWords();
  const undo = useRef<HTMLSpanElement>(null);
  const { takesFocus } = removed;
  useEffect(() => {
    if (takesFocus) undo.current?.querySelector("button")?.focus();
  }, [takesFocus]);
  return (
    <p className={styles.notice}>
      <span>{removed.text}</span>
      <span ref={undo}>
        <Button look="quiet" onClick={() => onUndo(removed.id)}>
          {general.undo}
        </Button>
      </span>
      <Button look="quiet" onClick={onClose}>
        {general.close}
      </Button>
    </p>
  );
}
