import { useEffect, useRef } from "react";
import { undoShortcut } from "~/collab/undo-shortcut";
import { Button } from "~/components/ui/button";
import { useLatest } from "~/components/ui/use-latest";
import { useWords } from "~/i18n/words-context";
import styles from "./removal-notice.module.css";
import { focusRow, type PlaceInRow } from "./row-focus";

/** Something that this person has just deleted, or somebody else under their hands. */
export interface Removed {
  readonly id: string;
  /** What was deleted, in a sentence. */
  readonly text: string;
  /** Whether the focus went down with it, and therefore comes to the notice. */
  readonly takesFocus: boolean;
  /** Where this person wrote in it when it was deleted by somebody else. */
  readonly at?: PlaceInRow;
}

interface RemovalNoticeProps {
  /** Null when nothing was deleted. */
  removed: Removed | null;
  /** Whether it is there again, whoever brought it back: the notice closes then. */
  isBack: boolean;
  onUndo: (id: string) => void;
  onClose: () => void;
}

/**
 * Says what was deleted and offers it back. It stays until it is closed, what it speaks of is back or
 * something else is deleted: nobody has to be quick. Its place is there from the start, so that it is
 * read out.
 */
export function RemovalNotice({ removed, isBack, onUndo, onClose }: RemovalNoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  // A list may be told of the deletion before it shows it.
  const gone = useRef<Removed | null>(null);
  const close = useLatest(onClose);
  useEffect(() => {
    if (!isBack) gone.current = removed;
    if (!isBack || !removed || gone.current !== removed) return;
    const { at = { row: removed.id } } = removed;
    if (place.current?.contains(document.activeElement)) focusRow(at.row, at.field);
    close.current();
  }, [isBack, removed, close]);
  return (
    <div ref={place} aria-live="polite" data-screen-only>
      {removed && <Notice key={removed.id} removed={removed} onUndo={onUndo} onClose={onClose} />}
    </div>
  );
}

type NoticeProps = Omit<RemovalNoticeProps, "isBack"> & { removed: Removed };

function Notice({ removed, onUndo, onClose }: NoticeProps) {
  const { general } = useWords();
  const notice = useRef<HTMLParagraphElement>(null);
  const { takesFocus, at } = removed;
  useEffect(() => {
    if (!takesFocus) return;
    // Whoever was typing types on for a moment: no key of theirs must press the button.
    if (at) notice.current?.focus();
    else notice.current?.querySelector("button")?.focus();
  }, [takesFocus, at]);
  const latest = useLatest({ onUndo, id: removed.id });
  useEffect(() => {
    const place = notice.current;
    // The page's own undo would take back the last words instead, which nobody sees meanwhile.
    const onKeyDown = (event: KeyboardEvent) => {
      if (undoShortcut(event) !== "undo") return;
      event.preventDefault();
      latest.current.onUndo(latest.current.id);
    };
    place?.addEventListener("keydown", onKeyDown);
    return () => place?.removeEventListener("keydown", onKeyDown);
  }, [latest]);
  return (
    <p ref={notice} tabIndex={-1} className={styles.notice}>
      <span>{removed.text}</span>
      <Button look="quiet" onClick={() => onUndo(removed.id)}>
        {general.undo}
      </Button>
      <Button look="quiet" onClick={onClose}>
        {general.close}
      </Button>
    </p>
  );
}
